using Interpreter.Core.Chat;
using Interpreter.Testing;

namespace Interpreter.Core.Tests.Chat;

public sealed class ImageLimitsTests
{
    [Fact]
    public void An_image_is_taken_with_the_right_label_or_none()
    {
        var image = TestImages.Jpeg(2, 2);
        Assert.True(ImageLimits.Check(image, null).IsTaken);
        Assert.True(ImageLimits.Check(image, "image/jpg").IsTaken);
    }

    [Fact]
    public void A_wrong_label_is_told_with_what_the_image_is()
    {
        var check = ImageLimits.Check(TestImages.Png(2, 2), "image/jpeg");
        Assert.Equal(ImageFault.Mislabelled, check.Fault);
        Assert.Equal("image/png", check.Image.MimeType);
    }

    [Fact]
    public void The_largest_file_is_taken_and_one_byte_more_is_not()
    {
        var image = TestImages.Png(2, 2);
        byte[] largest = [.. image, .. new byte[ImageLimits.MaxBytes - image.Length]];
        Assert.True(ImageLimits.Check(largest, null).IsTaken);
        Assert.Equal(ImageFault.TooManyBytes, ImageLimits.Check([.. largest, 0], null).Fault);
        Assert.Equal(ImageFault.Empty, ImageLimits.Check([], null).Fault);
        Assert.Equal(ImageFault.Unreadable, ImageLimits.Check("no image"u8, null).Fault);
    }

    [Theory]
    [InlineData(16_384, 1, true)]
    [InlineData(16_385, 1, false)]
    [InlineData(1, 16_385, false)]
    [InlineData(10_000, 10_000, true)]
    [InlineData(10_000, 10_001, false)]
    [InlineData(int.MaxValue, int.MaxValue, false)]
    public void A_few_bytes_that_unfold_to_too_much_are_not_taken(int width, int height, bool taken)
    {
        var check = ImageLimits.Check(TestImages.Png(width, height, [1]), null);
        Assert.Equal(taken ? ImageFault.None : ImageFault.TooManyPixels, check.Fault);
        Assert.Equal((width, height), (check.Image.Width, check.Image.Height));
    }
}
