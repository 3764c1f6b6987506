package cn.redflower.people.account.session;

import java.util.List;

/** Names a browser as its owner would: 「Edge · Windows」. What is not known keeps quiet about itself. */
final class BrowserNames {

    private record Sign(String in, String name) {}

    /** In this order: most of them claim to be the ones after them. */
    private static final List<Sign> BROWSERS = List.of(
            new Sign("MicroMessenger", "微信"),
            new Sign("DingTalk", "钉钉"),
            new Sign("Edg", "Edge"),
            new Sign("QQBrowser", "QQ浏览器"),
            new Sign("Firefox", "Firefox"),
            new Sign("Chrome", "Chrome"),
            new Sign("Safari", "Safari"));

    private static final List<Sign> SYSTEMS = List.of(
            new Sign("Windows", "Windows"),
            new Sign("Android", "Android"),
            new Sign("iPhone", "iPhone"),
            new Sign("iPad", "iPad"),
            new Sign("OpenHarmony", "鸿蒙"),
            new Sign("Mac OS", "macOS"),
            new Sign("Linux", "Linux"));

    private BrowserNames() {}

    static String of(String userAgent) {
        String agent = userAgent == null ? "" : userAgent;
        String browser = first(BROWSERS, agent);
        String system = first(SYSTEMS, agent);
        return browser.isEmpty() || system.isEmpty() ? browser + system : browser + " · " + system;
    }

    private static String first(List<Sign> signs, String agent) {
        return signs.stream()
                .filter(s -> agent.contains(s.in()))
                .map(Sign::name)
                .findFirst()
                .orElse("");
    }
}
