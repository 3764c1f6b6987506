package cn.redflower.web;

import cn.redflower.platform.problem.Problems;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The words of states, steps and actions for scripts of pages and forms: what bundle {@code messages/words} says, as a
 * script module {@code {kind: {value: word}}}, so that no script has a word of its own for a state. Asked for again at
 * every page, sent only when it has changed.
 */
@Controller
class StateWords {

    private static final String PREFIX = "words.";
    private static final MediaType SCRIPT = new MediaType("text", "javascript", StandardCharsets.UTF_8);

    private final String module;
    private final String tag;

    StateWords(Problems texts, ObjectMapper json) throws JsonProcessingException {
        Map<String, Map<String, String>> kinds = new TreeMap<>();
        ResourceBundle.getBundle("messages/words", Locale.ROOT).keySet().forEach(key -> {
            int dot = key.indexOf('.', PREFIX.length());
            kinds.computeIfAbsent(key.substring(PREFIX.length(), dot), kind -> new TreeMap<>())
                    .put(key.substring(dot + 1), texts.text(key));
        });
        module = "export default " + json.writeValueAsString(kinds) + ";\n";
        tag = '"' + DigestUtils.md5DigestAsHex(module.getBytes(StandardCharsets.UTF_8)) + '"';
    }

    @GetMapping("/assets/state-words.js")
    ResponseEntity<String> words() {
        return ResponseEntity.ok()
                .contentType(SCRIPT)
                .cacheControl(CacheControl.noCache())
                .eTag(tag)
                .body(module);
    }
}
