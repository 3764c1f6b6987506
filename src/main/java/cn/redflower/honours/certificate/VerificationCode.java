package cn.redflower.honours.certificate;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.io.IOException;
import java.util.Map;

/** The QR code that leads to a certificate's verification. */
final class VerificationCode {

    /** Dots a module, so that viewers which smooth pictures keep its edges. */
    private static final int SHARPNESS = 6;

    private VerificationCode() {}

    static Stencil of(String address) throws IOException {
        try {
            BitMatrix bits = new QRCodeWriter()
                    .encode(
                            address,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, 1));
            return Stencil.deflated(
                    bits.getWidth() * SHARPNESS,
                    bits.getHeight() * SHARPNESS,
                    (x, y) -> bits.get(x / SHARPNESS, y / SHARPNESS));
        } catch (WriterException e) {
            throw new IllegalStateException(e);
        }
    }
}
