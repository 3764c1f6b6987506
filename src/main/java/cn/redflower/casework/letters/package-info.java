/** Letters that are the same whichever flow a case is of. */
@org.springframework.modulith.ApplicationModule(
        id = "letters",
        displayName = "Letters",
        allowedDependencies = {"approval", "mail", "organ"})
package cn.redflower.casework.letters;
