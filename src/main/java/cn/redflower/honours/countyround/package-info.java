/**
 * The county's own rounds (two stars, Little Red Flower, Golden Fruit and whatever is configured): opened by the county
 * committee, nominated for by the schools, screened, signed jointly, noticed, decided and awarded.
 */
@org.springframework.modulith.ApplicationModule(
        id = "countyround",
        displayName = "County award",
        allowedDependencies = {
            "approval",
            "audit",
            "award",
            "certificate :: printing",
            "certificate",
            "document",
            "names",
            "mail",
            "pupil",
            "pupil :: roster",
            "organ",
            "problem",
            "publicnotice",
            "signing",
            "site",
            "spreadsheet",
            "typed",
            "time"
        })
package cn.redflower.honours.countyround;
