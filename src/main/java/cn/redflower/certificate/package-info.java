/** Certificate numbers, gapless per series. */
@org.springframework.modulith.ApplicationModule(displayName = "Certificate")
package cn.redflower.certificate;
