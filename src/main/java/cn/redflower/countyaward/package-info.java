/**
 * The county's own rounds (two stars, Little Red Flower, Golden Fruit and whatever is configured): opened by the county
 * committee, nominated for by the schools, screened, signed jointly, noticed, decided and awarded.
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "County award",
        allowedDependencies = {
            "approval",
            "audit",
            "award",
            "certificate :: printing",
            "certificate",
            "document",
            "names",
            "notification",
            "organization :: roster",
            "organization",
            "problem",
            "publicnotice",
            "signing",
            "site",
            "spreadsheet",
            "typed",
            "workingday"
        })
package cn.redflower.countyaward;
