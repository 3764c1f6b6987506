package cn.redflower.honours.certificate.printing;

/** An order has to be tried again; says the kind and place of the error only. */
public class PrintingFailed extends RuntimeException {

    PrintingFailed(String failure) {
        super(failure);
    }
}
