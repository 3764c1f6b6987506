package cn.redflower.people.organ;

/**
 * The names as the administrator set them; null where the words that come of the county's name are used.
 *
 * @param version how often they have been set, to notice that somebody else did so meanwhile
 * @param name the county's, such as 长顺县
 * @param shortName as badges carry it
 * @param noticeIssuer who issues the county's notices
 * @param documentCode how the numbers of its decisions begin
 * @param countyCommittee the name of organ {@code county}
 * @param youthLeague the name of organ {@code league}
 * @param educationBureau the name of organ {@code education}
 */
record CountySettings(
        int version,
        String name,
        String shortName,
        String noticeIssuer,
        String documentCode,
        String countyCommittee,
        String youthLeague,
        String educationBureau) {}
