using System.Globalization;
using Interpreter.Core.Audio;
using Interpreter.Gemini.Live;
using Interpreter.Gemini.Live.Messages;
using Sdk = Google.GenAI.Types;

namespace Interpreter.GoogleGenAI;

/// <summary>Says what a session sends in the SDK's words.</summary>
internal static class InputMapping
{
    private const int UsualRate = 16_000;
    private const string UsualType = "audio/pcm;rate=16000";

    /// <summary>Audio; the SDK wants an array of the exact length.</summary>
    public static Sdk.LiveSendRealtimeInputParameters ToSdk(AudioFrame frame) => new()
    {
        Audio = new Sdk.Blob
        {
            MimeType = frame.SampleRate == UsualRate ? UsualType : string.Create(CultureInfo.InvariantCulture, $"audio/pcm;rate={frame.SampleRate}"),
            Data = frame.Memory.ToArray(),
        },
    };

    /// <summary>Anything else that is realtime input.</summary>
    public static Sdk.LiveSendRealtimeInputParameters ToSdk(LiveInput input) => input switch
    {
        LiveInput.Text text => new() { Text = text.Value },
        LiveInput.Video { Blob: var picture } => new() { Video = new Sdk.Blob { MimeType = picture.MimeType, Data = picture.Data.ToArray() } },
        LiveInput.ActivityStart => new() { ActivityStart = new() },
        LiveInput.ActivityEnd => new() { ActivityEnd = new() },
        LiveInput.AudioStreamEnd => new() { AudioStreamEnd = true },
        _ => throw new InvalidOperationException($"{input.GetType().Name} is no realtime input: no session of ours sends it."),
    };

    /// <summary>Turns.</summary>
    public static Sdk.LiveSendClientContentParameters ToSdk(ClientContent content) => new()
    {
        Turns = content.Turns?.Select(turn => new Sdk.Content { Role = turn.Role, Parts = [.. turn.Parts.Select(part => new Sdk.Part { Text = part.Text })] }).ToList(),
        TurnComplete = content.TurnComplete,
    };
}
