package io.skylens.imaging;

class OpenCvJpegCodecTest extends JpegCodecContract {

    private final JpegCodec codec = new OpenCvJpegCodec();

    @Override
    JpegCodec codec() {
        return codec;
    }
}
