package cn.redflower.honours.award;

import cn.redflower.people.organ.County;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A kind of award. No county's own rule texts could be read, so every value is a default "to be confirmed by 团县委"
 * ({@code domain.md} §2); a county adds a special badge by adding an entry.
 *
 * @param name as printed, such as 红领巾奖章二星章; {@value #COUNTY} in it stands for the county, as badges carry its name
 * @param stars the level of a star badge, 0 for special badges: star quotas and ladders are no matter of theirs
 * @param granter which organ awards it
 * @param series how its certificate numbers begin
 * @param signers the organs that sign the county's list, by id
 * @param convener the organ that calls the joint meeting over rows in dispute
 * @param rule what makes a row disputed, as the module for joint signing names it
 * @param signingDays working days within which an organ should have signed
 * @param noticeDays working days of the public notice
 * @param documentCode how the number of the decision document begins; null: as those of the county do
 * @param individuals the rules for pupils; null: no pupil can have it
 * @param collectives the rules for squadrons and brigades; null: no collective can have it
 */
public record AwardKind(
        String id,
        String name,
        @DefaultValue("0") int stars,
        @DefaultValue("COUNTY") Granter granter,
        String series,
        List<String> signers,
        @DefaultValue("county") String convener,
        @DefaultValue("ALL_AGREE") String rule,
        @DefaultValue("3") int signingDays,
        @DefaultValue("5") int noticeDays,
        String documentCode,
        AwardCategory individuals,
        AwardCategory collectives) {

    static final String COUNTY = "{county}";

    /** Who awards. */
    public enum Granter {
        SCHOOL,
        COUNTY
    }

    public AwardKind {
        signers = signers == null ? List.of() : List.copyOf(signers);
    }

    /** What people call it among themselves: 一星章 of 红领巾奖章（一星章）; the whole name if none stands in brackets. */
    public String shortName() {
        int bracket = name.lastIndexOf('（');
        return bracket > 0 && name.endsWith("）") ? name.substring(bracket + 1, name.length() - 1) : name;
    }

    AwardKind withId(String key) {
        return with(key, name, documentCode);
    }

    /** With the names of the county that awards it. */
    AwardKind of(County county) {
        return with(
                id,
                name.replace(COUNTY, county.shortName()),
                documentCode == null ? county.documentCode() : documentCode);
    }

    /** With the name that it had when something was decided. @param then null: the same as now */
    public AwardKind named(String then) {
        return then == null ? this : with(id, then, documentCode);
    }

    private AwardKind with(String key, String called, String code) {
        return new AwardKind(
                key,
                called,
                stars,
                granter,
                series,
                signers,
                convener,
                rule,
                signingDays,
                noticeDays,
                code,
                individuals,
                collectives);
    }

    /** The rules for those who hold it as persons, or together. */
    public Optional<AwardCategory> category(Holder holder) {
        return Optional.ofNullable(holder == Holder.INDIVIDUAL ? individuals : collectives);
    }
}
