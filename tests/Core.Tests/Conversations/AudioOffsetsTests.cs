using Interpreter.Core.Conversations;

namespace Interpreter.Core.Tests.Conversations;

public sealed class AudioOffsetsTests
{
    [Fact]
    public void Offsets_are_written_as_the_exports_read_them() =>
        Assert.Equal("""{"audio":{"start_ms":1200,"end_ms":3400},"turn":7}""", new AudioOffsets(1200, 3400, 7).ToMetadata());

    [Fact]
    public void What_the_metadata_says_besides_is_kept()
    {
        var metadata = new AudioOffsets(0, 10, 1).ToMetadata("""{"interrupted":true,"note":"안녕","turn":9}""");

        Assert.Equal(new AudioOffsets(0, 10, 1), AudioOffsets.TryRead(metadata));
        using var document = System.Text.Json.JsonDocument.Parse(metadata);
        Assert.True(document.RootElement.GetProperty("interrupted").GetBoolean());
        Assert.Equal("안녕", document.RootElement.GetProperty("note").GetString());
    }

    [Fact]
    public void The_farthest_offsets_come_back()
    {
        var offsets = new AudioOffsets(AudioOffsets.MaxMs, AudioOffsets.MaxMs, long.MaxValue);

        Assert.Equal(offsets, AudioOffsets.TryRead(offsets.ToMetadata()));
        Assert.Equal(TimeSpan.FromDays(3650), offsets.End);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"audio\"")]
    [InlineData("")]
    [InlineData("""{"audio":{"start_ms":0,"end_ms":10}}""")]
    [InlineData("""{"\ud800udio":{},"\ud800":1}""")]
    [InlineData("""{"audio":[0,10],"turn":1}""")]
    [InlineData("""{"audio":null,"turn":1}""")]
    [InlineData("""{"audio":{"start_ms":"0","end_ms":10},"turn":1}""")]
    [InlineData("""{"audio":{"start_ms":0.5,"end_ms":10},"turn":1}""")]
    [InlineData("""{"audio":{"start_ms":-1,"end_ms":10},"turn":1}""")]
    [InlineData("""{"audio":{"start_ms":11,"end_ms":10},"turn":1}""")]
    [InlineData("""{"audio":{"start_ms":0,"end_ms":315360000001},"turn":1}""")]
    [InlineData("""{"audio":{"start_ms":0,"end_ms":99999999999999999999},"turn":1}""")]
    [InlineData("""{"audio":{"start_ms":0,"end_ms":10},"turn":-1}""")]
    public void What_makes_no_sense_is_no_offset(string metadata) => Assert.Null(AudioOffsets.TryRead(metadata));

    [Theory]
    [InlineData(-1, 10, 1)]
    [InlineData(11, 10, 1)]
    [InlineData(0, AudioOffsets.MaxMs + 1, 1)]
    [InlineData(0, 10, -1)]
    public void Offsets_that_nobody_would_read_are_not_written(long start, long end, long turn) =>
        Assert.Throws<InvalidOperationException>(() => new AudioOffsets(start, end, turn).ToMetadata());
}
