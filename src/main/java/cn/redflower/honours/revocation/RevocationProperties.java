package cn.redflower.honours.revocation;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How awards are revoked. No rule text was found ({@code domain.md} §2), so every value is a default "to be confirmed
 * by 团县委".
 *
 * @param hearingDays working days in which a school can state its view
 * @param decisionDays working days after which a decision that is not taken is called in
 * @param reviewDays the same for looking at the awards that rest on a revoked one
 * @param publicReasons the reasons that the verification can show, each a text {@code revocation.public-reason.<key>}
 *     of the bundle that names nobody
 * @param mostFiles files that the proposer can add, and as many the school
 */
@ConfigurationProperties("redflower.revocations")
public record RevocationProperties(
        @DefaultValue("5") int hearingDays,
        @DefaultValue("5") int decisionDays,
        @DefaultValue("5") int reviewDays,

        @DefaultValue({"untrue-material", "conditions-not-met", "procedure-violated", "foundation-revoked", "other"})
        List<String> publicReasons,

        @DefaultValue("10") int mostFiles) {}
