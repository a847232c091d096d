package io.skylens.imaging;

import io.skylens.contract.JpegHeader;
import org.opencv.core.Core;
import org.opencv.core.CvException;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfInt;
import org.opencv.imgcodecs.Imgcodecs;

/**
 * OpenCV's codec: always there, but the build from the artifact has no SIMD in its libjpeg-turbo, and that writes a line
 * to the process's standard error for every picture with damaged compressed data.
 */
public final class OpenCvJpegCodec implements JpegCodec {

    public OpenCvJpegCodec() {
        OpenCvLibrary.load();
    }

    @Override
    public String name() {
        return "OpenCV " + Core.VERSION;
    }

    @Override
    public Picture decode(byte[] bytes, int offset, int length, Reduction reduction) throws UndecodableJpegException {
        JpegHeader header = JpegRules.check(bytes, offset, length);
        Mat encoded = new Mat(1, header.length(), CvType.CV_8UC1);
        try {
            encoded.put(new int[] {0, 0}, bytes, offset, header.length());
            return pictureOf(Imgcodecs.imdecode(encoded, unrotatedBgr(reduction)), header);
        } catch (CvException e) {
            throw new UndecodableJpegException("OpenCV cannot decode the JPEG: " + e.getMessage());
        } finally {
            encoded.release();
        }
    }

    private static int unrotatedBgr(Reduction reduction) {
        int colour =
                switch (reduction) {
                    case NONE -> Imgcodecs.IMREAD_COLOR;
                    case HALF -> Imgcodecs.IMREAD_REDUCED_COLOR_2;
                    case QUARTER -> Imgcodecs.IMREAD_REDUCED_COLOR_4;
                    case EIGHTH -> Imgcodecs.IMREAD_REDUCED_COLOR_8;
                };
        return colour | Imgcodecs.IMREAD_IGNORE_ORIENTATION;
    }

    private static Picture pictureOf(Mat decoded, JpegHeader header) throws UndecodableJpegException {
        if (decoded.empty()) {
            throw new UndecodableJpegException("OpenCV cannot decode the JPEG of "
                    + header.shape().width() + "x" + header.shape().height());
        }
        return Picture.of(decoded);
    }

    @Override
    public byte[] encode(Picture picture, int quality) {
        JpegRules.checkEncodable(picture, quality);
        MatOfByte encoded = new MatOfByte();
        MatOfInt settings = new MatOfInt(Imgcodecs.IMWRITE_JPEG_QUALITY, quality);
        try {
            if (!Imgcodecs.imencode(".jpg", picture.mat(), encoded, settings)) {
                throw new IllegalStateException(
                        "OpenCV cannot encode a picture of " + picture.width() + "x" + picture.height());
            }
            return encoded.toArray();
        } finally {
            settings.release();
            encoded.release();
        }
    }
}
