package cn.redflower.demo.pages;

import cn.redflower.people.organ.CountyProfile;
import cn.redflower.people.organ.Schools;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** The demo's start page: the tour, the accounts and the sample files. */
@Controller
@Profile("demo")
@RequestMapping("/demo")
class StartPage {

    private static final String SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /** In the order of the tour; what each is for is message {@code demo.sample.<name>}. */
    private static final List<String> SAMPLES = List.of(
            "roster-s001.xlsx",
            "nominations-s001-q03.xlsx",
            "roster-s002-messy.xlsx",
            "roster-s003.csv",
            "roster-s003-utf8bom.csv");

    private final CountyProfile county;
    private final Schools schools;

    StartPage(CountyProfile county, Schools schools) {
        this.county = county;
        this.schools = schools;
    }

    @GetMapping
    String page(Model model) {
        model.addAttribute("county", county.now().name());
        model.addAttribute("beginner", nameOf("s001"));
        model.addAttribute("holder", nameOf("s005"));
        model.addAttribute("samples", SAMPLES);
        return "demo/start";
    }

    private String nameOf(String school) {
        return schools.find(school).map(Schools.School::name).orElse(school);
    }

    @GetMapping("/samples/{name}")
    ResponseEntity<Resource> sample(@PathVariable String name) {
        if (!SAMPLES.contains(name)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(name.endsWith(".csv") ? "text/csv" : SHEET))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.US_ASCII)
                                .build()
                                .toString())
                .body(new ClassPathResource("demo/samples/" + name));
    }
}
