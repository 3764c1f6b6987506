package cn.redflower.honours.countyround.nomination;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is the same for all schools' lists.
 *
 * @param mostEvidence files that one row can have
 * @param longestReason characters of a recommendation
 */
@ConfigurationProperties("redflower.county-awards.nomination")
public record NominationProperties(
        @DefaultValue("5") int mostEvidence,
        @DefaultValue("500") int longestReason) {}
