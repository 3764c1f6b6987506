/**
 * Publishes lists for a number of working days, hears objections to them and takes them down again ({@code domain.md}
 * §5). A flow calls {@link cn.redflower.casework.publicnotice.PublicNotices#prepare} and then the process
 * {@code public-notice}; it hears of what happens to its rows by events, in the same transaction.
 */
@org.springframework.modulith.ApplicationModule(
        id = "publicnotice",
        displayName = "Public notice",
        allowedDependencies = {
            "approval",
            "audit",
            "engine",
            "names",
            "organ",
            "problem",
            "ratelimit",
            "site",
            "typed",
            "time"
        })
package cn.redflower.casework.publicnotice;
