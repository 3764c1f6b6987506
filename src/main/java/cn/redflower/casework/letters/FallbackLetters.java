package cn.redflower.casework.letters;

import cn.redflower.casework.approval.CaseTitles;
import cn.redflower.casework.approval.TaskFellBack;
import cn.redflower.people.organ.OrganGroup;
import cn.redflower.people.organ.OrganNames;
import cn.redflower.people.organ.Posts;
import cn.redflower.platform.mail.Letter;
import cn.redflower.platform.mail.Letters;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Reports a task that had nobody to go to, whatever case it is of: to those who have it now, and to the county's
 * officers, who can fill the post.
 */
@Component
class FallbackLetters {

    private static final String TASKLIST = "/camunda/app/tasklist/";

    private final CaseTitles titles;
    private final OrganNames names;
    private final Posts posts;
    private final Letters letters;

    FallbackLetters(CaseTitles titles, OrganNames names, Posts posts, Letters letters) {
        this.titles = titles;
        this.names = names;
        this.posts = posts;
        this.letters = letters;
    }

    @EventListener
    void report(TaskFellBack event) {
        Map<String, String> organs = names.names(List.of(event.emptyGroup(), event.fallbackGroup()));
        Map<String, Object> model = Map.of(
                "round", titles.of(event.caseId()).orElse(""),
                "task", event.taskName(),
                "organ", organs.getOrDefault(event.emptyGroup(), event.emptyGroup()),
                "fallback", organs.getOrDefault(event.fallbackGroup(), event.fallbackGroup()),
                "path", TASKLIST);
        List<Letter> all = Stream.of(OrganGroup.COUNTY, OrganGroup.of(event.fallbackGroup()))
                .distinct()
                .flatMap(organ -> posts.of(organ).stream())
                .map(Posts.Holder::email)
                .distinct()
                .map(address -> new Letter(address, "fallback-used", model))
                .toList();
        letters.post("fallback", event.caseId(), all);
    }
}
