using System.Text.Json;
using Interpreter.Gemini.Live.Messages;

namespace Interpreter.Gemini.Live.Wire;

/// <summary>Turns messages into the bytes of a frame; all but audio, which is too frequent for it.</summary>
internal static class InputSerializer
{
    private static readonly byte[] ActivityStart = """{"realtimeInput":{"activityStart":{}}}"""u8.ToArray();
    private static readonly byte[] ActivityEnd = """{"realtimeInput":{"activityEnd":{}}}"""u8.ToArray();
    private static readonly byte[] AudioStreamEnd = """{"realtimeInput":{"audioStreamEnd":true}}"""u8.ToArray();

    public static byte[] Serialize(LiveSetup setup) => Serialize(new ClientMessage { Setup = setup });

    public static byte[] Serialize(LiveInput input) => input switch
    {
        LiveInput.ActivityStart => ActivityStart,
        LiveInput.ActivityEnd => ActivityEnd,
        LiveInput.AudioStreamEnd => AudioStreamEnd,
        LiveInput.Text text => Serialize(new ClientMessage { RealtimeInput = new RealtimeInput { Text = text.Value } }),
        LiveInput.Video video => Serialize(new ClientMessage { RealtimeInput = new RealtimeInput { Video = video.Blob } }),
        LiveInput.Turns turns => Serialize(new ClientMessage { ClientContent = turns.Content }),
        LiveInput.ToolAnswers answers => Serialize(new ClientMessage { ToolResponse = answers.Response }),
        _ => throw new ArgumentException($"{input.GetType().Name} is not an input of Gemini Live.", nameof(input)),
    };

    private static byte[] Serialize(ClientMessage message) => JsonSerializer.SerializeToUtf8Bytes(message, LiveJson.Wire.ClientMessage);
}
