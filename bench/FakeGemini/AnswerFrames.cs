using System.Buffers.Text;
using System.Text;
using Interpreter.Wire;

namespace Interpreter.FakeGemini;

/// <summary>
/// The messages of an answer, encoded once: binary frames of indented JSON, as Gemini's own. One thread sends them.
/// </summary>
internal sealed class AnswerFrames
{
    // 50 ms at 24 kHz.
    private const int AudioBytes = 2400;

    private readonly byte[] _audio;
    private readonly int _markerAt;

    public AnswerFrames()
    {
        var data = Encoding.ASCII.GetString(Encode(Tone()));
        var json = Message("""{"modelTurn": {"parts": [{"inlineData": {"mimeType": "audio/pcm;rate=24000", "data": "DATA"}}]}}""".Replace("DATA", data, StringComparison.Ordinal));
        _audio = FrameWriter.Encode(Opcode.Binary, json, masked: false, out var offset);
        _markerAt = offset + json.AsSpan().IndexOf(Encoding.ASCII.GetBytes(data));
    }

    /// <summary>A fragment of what the speaker said.</summary>
    public byte[] InputTranscription { get; } = Content("""{"inputTranscription": {"text": " bonjour"}}""");

    /// <summary>A fragment of what the answer says.</summary>
    public byte[] OutputTranscription { get; } = Content("""{"outputTranscription": {"text": " welcome"}}""");

    /// <summary>The end of an answer: three messages.</summary>
    public byte[] End { get; } =
    [
        .. Content("""{"generationComplete": true}"""),
        .. Frame("""{"serverContent": {"turnComplete": true}, "usageMetadata": {"promptTokenCount": 515, "responseTokenCount": 31, "totalTokenCount": 546}}"""),
        .. Frame("""{"sessionResumptionUpdate": {"newHandle": "CihvdGNnbGZyaXR1cmUtaGFuZGxlLW9mLWEtZmFrZQ", "resumable": true}}"""),
    ];

    /// <summary>The answer to a setup.</summary>
    public static byte[] SetupComplete { get; } = Frame("""{"setupComplete": {}}""");

    /// <summary>Audio that carries a marker; valid until the next call.</summary>
    public ReadOnlySpan<byte> Audio(in Marker marker)
    {
        marker.WriteBase64(_audio.AsSpan(_markerAt));
        return _audio;
    }

    private static byte[] Content(string content) => FrameWriter.Encode(Opcode.Binary, Message(content), masked: false, out _);

    private static byte[] Frame(string json) => FrameWriter.Encode(Opcode.Binary, Indent(json), masked: false, out _);

    private static byte[] Message(string content) => Indent($"{{\"serverContent\": {content}}}");

    private static byte[] Indent(string json) => Encoding.UTF8.GetBytes(
        System.Text.Json.Nodes.JsonNode.Parse(json)!.ToJsonString(AnswerJson.Indented) + "\n");

    private static byte[] Encode(byte[] pcm)
    {
        var text = new byte[Base64.GetMaxEncodedToUtf8Length(pcm.Length)];
        Base64.EncodeToUtf8(pcm, text, out _, out _);
        return text;
    }

    private static byte[] Tone()
    {
        var pcm = new byte[AudioBytes];
        for (var i = 0; i < AudioBytes / 2; i++)
        {
            BitConverter.TryWriteBytes(pcm.AsSpan(2 * i), (short)(6000 * Math.Sin(2 * Math.PI * 330 * i / 24_000)));
        }

        return pcm;
    }
}
