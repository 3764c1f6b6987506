package cn.redflower.test;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/**
 * An application that is configured otherwise than that of {@link IntegrationTest}: a special badge of the county's
 * own, no digital badges, runs of mail that end after one. One for all tests of such settings, as each application more
 * costs seconds.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@IntegrationTest
@TestPropertySource(
        properties = {
            "redflower.open-badges.enabled=false",
            "redflower.mail.longest-run=PT0S",
            "redflower.awards.kinds.reading-star.name=惠水少年阅读章",
            "redflower.awards.kinds.reading-star.series=HSYDZ",
            "redflower.awards.kinds.reading-star.signers=education,county",
            "redflower.awards.kinds.reading-star.convener=education",
            "redflower.awards.kinds.reading-star.notice-days=2",
            "redflower.awards.kinds.reading-star.document-code=惠少阅",
            "redflower.awards.kinds.reading-star.individuals.conditions=county-award-individual",
            "redflower.awards.kinds.reading-star.individuals.places.per-school=2",
            "redflower.awards.kinds.reading-star.individuals.places.county=3",
            "redflower.awards.kinds.reading-star.collectives.conditions=county-award-collective",
            "redflower.awards.kinds.reading-star.collectives.ladder.kind=golden-fruit",
            "redflower.awards.kinds.reading-star.collectives.ladder.school-years-back=2",
            "redflower.awards.kinds.reading-star.collectives.brigades=true",
            "redflower.awards.kinds.reading-star.collectives.places.base=SQUADRONS",
            "redflower.awards.kinds.reading-star.collectives.places.rate=0.25",
            "redflower.awards.kinds.reading-star.collectives.places.rounding=UP"
        })
public @interface OtherSettings {}
