package cn.redflower.honours.onestar;

import cn.redflower.platform.problem.Refusal;
import java.util.ArrayList;
import java.util.List;

/** Reasons against a nominee, told with the name in front where several people are spoken of. */
final class Ineligibility {

    private Ineligibility() {}

    static Refusal of(String name, Refusal reason) {
        List<Object> args = new ArrayList<>();
        args.add(name);
        args.addAll(reason.args());
        return new Refusal(reason.kind(), reason.code().replace("badge.ineligible.", "badge.ineligible-named."), args);
    }
}
