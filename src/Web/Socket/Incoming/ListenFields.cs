using Interpreter.Web.Listening;

namespace Interpreter.Web.Socket.Incoming;

/// <summary>Reads the init of a listener.</summary>
internal static class ListenFields
{
    /// <summary>The mode of listeners.</summary>
    public const string Listen = "listen";

    private const string Audio = "audio";
    private const string Token = "listenToken";

    private static readonly HashSet<string> KnownFields = ["audioEncoding", "events", Audio, Token, ChatFields.Mode];

    /// <summary>Whether an init is a listener's.</summary>
    public static bool IsListener(in MessageEnvelope envelope, FieldReader fields) =>
        FieldReader.TextOf(ChatFields.Value(envelope.Mode, fields, ChatFields.Mode)) is Listen;

    /// <summary>What the listener asks for; null where the fields have a problem.</summary>
    public static ListenRequest? Read(in MessageEnvelope envelope, FieldReader fields, FieldReader resume)
    {
        var token = FieldReader.TextOf(ChatFields.Value(envelope.ListenToken, fields, Token));
        if (token is not { Length: > 0 and <= ListenTokens.Longest })
        {
            fields.FailMessage(ProtocolErrorCodes.InvalidField, Token, "\"listenToken\" is missing or no token: give the one that the speaker's \"shared\" told.");
            return null;
        }

        fields.NoticeUnknown(KnownFields);
        long? last = resume.IsAbsent ? null : resume.Integer64("lastSeq", 0, long.MaxValue) ?? 0;
        var takesVoice = fields.Boolean(Audio) is not false;
        fields.TakeProblemOf(resume);
        return new(token, last, takesVoice);
    }
}
