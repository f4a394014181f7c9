using Interpreter.Core.Sessions;
using Interpreter.Core.Upstream;

namespace Interpreter.Web.Socket.Incoming;

/// <summary>Turns an init into settings, or says what is wrong with it. Pure.</summary>
internal sealed class InitParser(IModelCatalog models, InterpreterDefaults defaults)
{
    private const string AudioEncoding = "audioEncoding";
    private const string Events = "events";

    /// <summary>What the earlier interpreter's clients send: whoever sends more is an extended client.</summary>
    private static readonly HashSet<string> BasicFields = ["language", "useWhisper", "sampleRate"];

    private static readonly HashSet<string> KnownFields =
        [.. BasicFields, "languages", "targetLanguage", "voice", "model", "glossary", "vad", AudioEncoding, Events, ChatFields.Mode, ChatFields.SessionId];

    private static readonly HashSet<string> VadFields = ["threshold", "hangoverFrames"];

    /// <summary>Parses the fields of an init.</summary>
    public ParsedMessage Parse(in MessageEnvelope envelope)
    {
        var fields = FieldReader.Of(envelope.Config, "config");
        var returning = FieldReader.Of(envelope.Resume, "resume");
        fields.TakeProblemOf(returning);
        var request = fields.Problem is not null
            ? null
            : ListenFields.IsListener(envelope, fields) ? Listen(fields, returning, envelope)
            : returning.IsAbsent ? Open(fields, envelope) : Return(fields, returning, envelope);
        return fields.Problem is { } problem
            ? problem
            : new ClientMessage(ClientMessageKind.Init) { Init = request };
    }

    private InitRequest Open(FieldReader fields, in MessageEnvelope envelope)
    {
        var chat = ChatFields.Read(envelope, fields);
        var model = Model(fields, isChat: chat is not null);
        var languages = LanguageFields.Pair(fields, defaults.Languages);
        var settings = new SessionSettings
        {
            Model = model,
            Languages = languages,
            TargetLanguage = LanguageFields.Target(fields, languages, model),
            Voice = VoiceField.Read(fields) ?? defaults.Voice,
            Glossary = GlossaryField.Read(fields),
            SampleRate = fields.Integer("sampleRate", 8_000, 48_000, "Hz") ?? 16_000,
            VoiceGate = VoiceGate(fields),
        };
        if (fields.Boolean("useWhisper") is true)
        {
            fields.Notice(
                ProtocolErrorCodes.WhisperUnavailable,
                "useWhisper",
                "\"config.useWhisper\" has no effect: no local recogniser is configured, Gemini transcribes. Leave it out or set it to false.");
        }

        if (model.OneWay)
        {
            NoticeUnused(fields, "voice", VoiceField.Read(fields) is not null, model);
            NoticeUnused(fields, "glossary", settings.Glossary.Count > 0, model);
        }

        fields.NoticeUnknown(KnownFields);
        var extended = chat is not null || !RawJson.IsAbsent(envelope.Mode) || fields.Names.Any(name => !BasicFields.Contains(name));
        return new(settings, null, Mode(fields, extended), fields.Notices) { Chat = chat };
    }

    private static void NoticeUnused(FieldReader fields, string name, bool isSet, ModelProfile model)
    {
        if (isSet)
        {
            fields.Notice(ProtocolErrorCodes.FieldIgnored, name, $"\"config.{name}\" was ignored: the model {model.Id} translates without one.");
        }
    }

    private static InitRequest? Return(FieldReader fields, FieldReader resume, in MessageEnvelope envelope)
    {
        var chat = ChatFields.Read(envelope, fields);
        var id = resume.String("sessionId");
        var last = resume.Integer64("lastSeq", 0, long.MaxValue) ?? 0;
        if (id is null)
        {
            resume.Fail(ProtocolErrorCodes.InvalidField, "sessionId", "\"resume.sessionId\" is missing: give the id that \"connected\" told.");
        }

        fields.TakeProblemOf(resume);
        fields.NoticeUnknown(KnownFields);
        foreach (var name in fields.Names.Where(name => KnownFields.Contains(name) && name is not (AudioEncoding or Events or ChatFields.Mode or ChatFields.SessionId)))
        {
            fields.Notice(ProtocolErrorCodes.FieldIgnored, name, $"\"config.{name}\" was ignored: a resumed session keeps its settings.");
        }

        return id is null ? null : new(null, new(id, last), Mode(fields, extended: true), fields.Notices) { Chat = chat };
    }

    private static InitRequest? Listen(FieldReader fields, FieldReader resume, in MessageEnvelope envelope) =>
        ListenFields.Read(envelope, fields, resume) is { } listen
            ? new(null, null, Mode(fields, extended: true) with { Extended = true, Listens = true }, fields.Notices) { Listen = listen }
            : null;

    private static ClientMode Mode(FieldReader fields, bool extended)
    {
        var binary = fields.Choice(AudioEncoding, "base64", "binary") is "binary";
        var events = fields.Choice(Events, "basic", "extended");
        return new(events is null ? extended : events is "extended", binary);
    }

    private ModelProfile Model(FieldReader fields, bool isChat)
    {
        if (fields.String("model") is not { } id)
        {
            return defaults.Model is { } preferred && models.TryFind(preferred, out var own) ? own : models.Default;
        }

        if (models.TryFind(id, out var model))
        {
            if (isChat && model.OneWay)
            {
                fields.Fail(ProtocolErrorCodes.InvalidField, "model", $"\"config.model\" is {model.Id}, which only interprets: choose another for a chat.");
            }

            return model;
        }

        fields.Fail(
            ProtocolErrorCodes.UnsupportedModel,
            "model",
            $"\"config.model\" names \"{Excerpt.Of(id)}\", which this server does not know: use one of {string.Join(", ", models.All.Select(known => known.Id))}.");
        return models.Default;
    }

    private VoiceGateSettings VoiceGate(FieldReader fields)
    {
        var gate = defaults.VoiceGate;
        if (fields.Object("vad") is not { } vad)
        {
            return gate;
        }

        vad.NoticeUnknown(VadFields);
        gate = new()
        {
            Threshold = vad.Integer("threshold", 0, short.MaxValue) ?? gate.Threshold,
            HangoverFrames = vad.Integer("hangoverFrames", 1, 250, "frames of 20 ms") ?? gate.HangoverFrames,
        };
        fields.TakeProblemOf(vad);
        return gate;
    }
}
