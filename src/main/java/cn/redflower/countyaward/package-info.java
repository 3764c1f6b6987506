/**
 * The county's own rounds (two stars, Little Red Flower, Golden Fruit and whatever is configured): opened by the county committee,
 * nominated for by the schools, screened, signed jointly, noticed, decided and awarded.
 */
@org.springframework.modulith.ApplicationModule(displayName = "County award",
        allowedDependencies = {"approval", "audit", "award", "certificate", "certificate :: printing", "document", "names", "notification", "organization", "organization :: roster", "problem", "publicnotice", "signing", "site", "spreadsheet", "workingday"})
package cn.redflower.countyaward;
