/** Drawing on A4: Chinese text in fonts that are shipped, also rare characters, within the width that it is given. */
@org.springframework.modulith.ApplicationModule(
        id = "paper",
        displayName = "Paper",
        allowedDependencies = {"names"})
package cn.redflower.platform.paper;
