using System.Text;
using Interpreter.Core.Chat;
using Interpreter.Testing;

namespace Interpreter.Core.Tests.Chat;

public sealed class ImageSnifferTests
{
    public static TheoryData<string> Formats => ["image/png", "image/jpeg", "image/webp"];

    [Theory]
    [MemberData(nameof(Formats))]
    public void An_image_is_known_by_its_content_and_so_is_its_size(string format)
    {
        Assert.Equal(new ImageInfo(format, 3, 2), ImageSniffer.Read(Make(format, 3, 2)));
        Assert.Equal(new ImageInfo(format, 640, 479), ImageSniffer.Read(Make(format, 640, 479)));
        Assert.Equal(format, ImageSniffer.MimeTypeOf(Make(format, 1, 1)));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_cut_image_is_none_wherever_it_is_cut(string format)
    {
        var image = Make(format, 20, 20);
        for (var length = 0; length < image.Length; length++)
        {
            Assert.Null(ImageSniffer.Read(image.AsSpan(0, length)));
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Whatever_a_byte_is_changed_to_nothing_is_read_that_is_not_there(string format)
    {
        var image = Make(format, 20, 20);
        for (var at = 0; at < image.Length; at++)
        {
            var kept = image[at];
            for (var value = 0; value <= byte.MaxValue; value++)
            {
                image[at] = (byte)value;
                if (ImageSniffer.Read(image) is { } info)
                {
                    Assert.Equal(format, info.MimeType);
                    Assert.True(info is { Width: > 0, Height: > 0 });
                }
            }

            image[at] = kept;
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void What_follows_an_image_does_not_hide_it(string format)
    {
        byte[] image = [.. Make(format, 5, 6), .. "a thumbnail, or a maker's note"u8];
        Assert.Equal(new ImageInfo(format, 5, 6), ImageSniffer.Read(image));
    }

    [Theory]
    [InlineData("GIF89a\u0001\0\u0001\0\0\0\0;")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>")]
    [InlineData("%PDF-1.7")]
    [InlineData("BM6\0\0\0")]
    [InlineData("RIFF\u0004\0\0\0WAVE")]
    [InlineData("MZ")]
    [InlineData("")]
    public void Anything_else_is_none(string content) => Assert.Null(ImageSniffer.Read(Encoding.Latin1.GetBytes(content)));

    [Fact]
    public void A_bare_signature_is_no_image()
    {
        Assert.Null(ImageSniffer.Read(TestImages.Png(1, 1).AsSpan(0, 8)));
        Assert.Null(ImageSniffer.Read([0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xD9]));
        Assert.Null(ImageSniffer.Read(TestImages.Riff()));
    }

    [Fact]
    public void An_image_without_pixels_is_none()
    {
        Assert.Null(ImageSniffer.Read(TestImages.Png(8, 8, [])));
        Assert.Null(ImageSniffer.Read(TestImages.Riff(TestImages.RiffChunk("VP8X"u8, new byte[10]))));
        Assert.Null(ImageSniffer.Read(TestImages.Png(0, 8, [1])));
        Assert.Null(ImageSniffer.Read(TestImages.Png(8, -1, [1])));
    }

    [Fact]
    public void A_jpeg_with_more_before_its_frame_is_read_to_its_frame()
    {
        var image = TestImages.Jpeg(9, 7);
        byte[] photo = [0xFF, 0xD8, 0xFF, 0xE1, 0, 8, .. "Exif\0\0"u8, 0xFF, 0xFF, 0xFF, 0xFE, 0, 4, 0xFF, 0xD8, .. image[2..]];
        Assert.Equal(new ImageInfo("image/jpeg", 9, 7), ImageSniffer.Read(photo));
    }

    [Fact]
    public void The_size_of_every_kind_of_webp_is_read()
    {
        byte[] lossy = [0x30, 0x01, 0x00, 0x9D, 0x01, 0x2A, 0x80, 0x02, 0xE0, 0x01, 0x00, 0x00];
        Assert.Equal(new ImageInfo("image/webp", 640, 480), ImageSniffer.Read(TestImages.Riff(TestImages.RiffChunk("VP8 "u8, lossy))));

        byte[] canvas = [0x10, 0, 0, 0, 0x3F, 0x01, 0x00, 0xEF, 0x00, 0x00];
        var alpha = TestImages.RiffChunk("ALPH"u8, [0, 1, 2]);
        Assert.Equal(
            new ImageInfo("image/webp", 320, 240),
            ImageSniffer.Read(TestImages.Riff(TestImages.RiffChunk("VP8X"u8, canvas), alpha, TestImages.RiffChunk("VP8 "u8, lossy))));
    }

    [Theory]
    [InlineData("image/png", "image/png", true)]
    [InlineData("IMAGE/PNG ", "image/png", true)]
    [InlineData("image/jpg", "image/jpeg", true)]
    [InlineData("image/jpg", "image/png", false)]
    [InlineData("image/webp", "image/png", false)]
    [InlineData("", "image/png", false)]
    public void A_label_names_a_type_or_does_not(string label, string type, bool names) => Assert.Equal(names, ImageSniffer.IsNameOf(label, type));

    private static byte[] Make(string format, int width, int height) => format switch
    {
        "image/png" => TestImages.Png(width, height),
        "image/jpeg" => TestImages.Jpeg(width, height),
        _ => TestImages.Webp(width, height),
    };
}
