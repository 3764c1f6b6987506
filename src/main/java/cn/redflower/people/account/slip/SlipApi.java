package cn.redflower.people.account.slip;

import cn.redflower.people.account.slip.MakingSlips.Wanted;
import cn.redflower.people.organ.Actor;
import cn.redflower.people.organ.MayAnywhere;
import cn.redflower.people.organ.Permission;
import cn.redflower.platform.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Activation slips as one PDF. */
@RestController
@Tag(name = "开户单")
class SlipApi {

    private final MakingSlips making;
    private final Problems texts;

    SlipApi(MakingSlips making, Problems texts) {
        this.making = making;
        this.texts = texts;
    }

    @PostMapping("/api/account-slips")
    @Operation(summary = "打印开户单（PDF）：一人一条，一次性代码 14 天有效；重新打印后，以前的作废")
    ResponseEntity<byte[]> print(@MayAnywhere(Permission.KEEP_ACCOUNTS) Actor actor, @RequestBody Wanted wanted) {
        return download(making.print(actor, wanted).orThrow(), texts.text("account.slip.title"));
    }

    static ResponseEntity<byte[]> download(byte[] paper, String title) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(title + ".pdf", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(paper);
    }
}
