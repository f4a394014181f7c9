using System.Text;
using Interpreter.Core.Sessions;
using Interpreter.Web.Socket.Incoming;
using Interpreter.Web.Tests.Fixtures;

namespace Interpreter.Web.Tests.Incoming;

public sealed class InitParserTests
{
    private readonly InitParser _parser = new(Models.Catalog, new());

    [Fact]
    public void An_init_without_config_is_basic_and_has_the_defaults()
    {
        var init = Valid("");
        var settings = init.Settings!;
        Assert.Equal(default, init.Mode);
        Assert.Equal(("ko", "en"), settings.Languages);
        Assert.Equal((null, null, 16_000, "two-way"), (settings.TargetLanguage, settings.Voice, settings.SampleRate, settings.Model.Id));
        Assert.Equal(new VoiceGateSettings(), settings.VoiceGate);
        Assert.Empty(init.Notices);
    }

    [Theory]
    [InlineData("""{"language":"auto"}""", null)]
    [InlineData("""{"language":"ko"}""", "en")]
    [InlineData("""{"language":"EN"}""", "ko")]
    [InlineData("""{"targetLanguage":"ko"}""", "ko")]
    [InlineData("""{"languages":["ja","zh-hans"],"language":"ja"}""", "zh-Hans")]
    [InlineData("""{"language":"ko","targetLanguage":"en"}""", "en")]
    [InlineData("""{"language":null,"targetLanguage":null}""", null)]
    public void The_language_spoken_gives_the_direction(string config, string? target) =>
        Assert.Equal(target, Valid(config).Settings!.TargetLanguage);

    [Theory]
    [InlineData("""{"language":"auto","useWhisper":false,"sampleRate":8000}""", false)]
    [InlineData("""{"voice":"puck"}""", true)]
    [InlineData("""{"somethingElse":1}""", true)]
    [InlineData("""{"voice":"puck","events":"basic"}""", false)]
    [InlineData("""{"events":"extended"}""", true)]
    public void Whoever_uses_more_than_the_earlier_protocol_is_extended(string config, bool extended) =>
        Assert.Equal(extended, Valid(config).Mode.Extended);

    [Fact]
    public void Every_setting_reaches_the_session()
    {
        var settings = Valid(
            """{"voice":"PUCK","model":"models/one-way","targetLanguage":"en","glossary":[{"term":" 회의 ","translation":"meeting"}],"vad":{"threshold":0,"hangoverFrames":250},"sampleRate":48000}""")
            .Settings!;
        Assert.Equal(("Puck", "one-way", 48_000), (settings.Voice, settings.Model.Id, settings.SampleRate));
        Assert.Equal([new GlossaryEntry("회의", "meeting")], settings.Glossary);
        Assert.Equal(new VoiceGateSettings { Threshold = 0, HangoverFrames = 250 }, settings.VoiceGate);
    }

    [Theory]
    [InlineData("""{"language":"fr"}""", "INVALID_FIELD", "config.language", "\"auto\", \"ko\" or \"en\"")]
    [InlineData("""{"language":"\ud800"}""", "INVALID_FIELD", "config.language", "a string")]
    [InlineData("""{"vad":{"\ud800":1}}""", "INVALID_FIELD", "config", "surrogate")]
    [InlineData("""{"useWhisper":"yes"}""", "INVALID_FIELD", "config.useWhisper", "true or false")]
    [InlineData("""{"sampleRate":7999}""", "INVALID_FIELD", "config.sampleRate", "8000 to 48000")]
    [InlineData("""{"sampleRate":16000.5}""", "INVALID_FIELD", "config.sampleRate", "whole number")]
    [InlineData("""{"sampleRate":"16000"}""", "INVALID_FIELD", "config.sampleRate", "whole number")]
    [InlineData("""{"languages":["ko"]}""", "INVALID_FIELD", "config.languages", "two different")]
    [InlineData("""{"languages":"ko"}""", "INVALID_FIELD", "config.languages", "two different")]
    [InlineData("""{"languages":["ko","KO"]}""", "INVALID_FIELD", "config.languages", "twice")]
    [InlineData("""{"languages":["ko","xx"]}""", "UNSUPPORTED_LANGUAGE", "config.languages", "GET /api/v1/interpreter")]
    [InlineData("""{"targetLanguage":"fr"}""", "INVALID_FIELD", "config.targetLanguage", "\"ko\" or \"en\"")]
    [InlineData("""{"language":"ko","targetLanguage":"ko"}""", "INVALID_FIELD", "config.targetLanguage", "leave one out")]
    [InlineData("""{"model":"one-way"}""", "INVALID_FIELD", "config.targetLanguage", "only one way")]
    [InlineData("""{"model":"nope"}""", "UNSUPPORTED_MODEL", "config.model", "two-way, one-way")]
    [InlineData("""{"voice":"nope"}""", "UNSUPPORTED_VOICE", "config.voice", "Zephyr")]
    [InlineData("""{"glossary":[{"term":"a"}]}""", "INVALID_FIELD", "config.glossary[0]", "translation")]
    [InlineData("""{"glossary":{}}""", "INVALID_FIELD", "config.glossary", "array")]
    [InlineData("""{"vad":{"threshold":32768}}""", "INVALID_FIELD", "config.vad.threshold", "0 to 32767")]
    [InlineData("""{"vad":{"hangoverFrames":0}}""", "INVALID_FIELD", "config.vad.hangoverFrames", "1 to 250")]
    [InlineData("""{"vad":5}""", "INVALID_FIELD", "config.vad", "object")]
    [InlineData("""{"audioEncoding":"opus"}""", "INVALID_FIELD", "config.audioEncoding", "\"base64\", \"binary\"")]
    [InlineData("""{"events":true}""", "INVALID_FIELD", "config.events", "\"basic\", \"extended\"")]
    public void A_bad_setting_is_told_by_code_field_and_fix(string config, string code, string field, string fix)
    {
        var problem = Problem(config, "");
        Assert.Equal((code, field), (problem.Code, problem.Field));
        Assert.Contains(fix, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_glossary_is_bounded()
    {
        var entry = """{"term":"a","translation":"b"}""";
        Assert.Equal(100, Valid($$"""{"glossary":[{{string.Join(',', Enumerable.Repeat(entry, 100))}}]}""").Settings!.Glossary.Count);
        Assert.Contains("at most 100", Problem($$"""{"glossary":[{{string.Join(',', Enumerable.Repeat(entry, 101))}}]}""", "").Message, StringComparison.Ordinal);
        var longTerm = new string('x', 101);
        Assert.Equal("config.glossary[0]", Problem($$"""{"glossary":[{"term":"{{longTerm}}","translation":"b"}]}""", "").Field);
    }

    [Theory]
    [InlineData("""5""", "resume")]
    [InlineData("""{}""", "resume.sessionId")]
    [InlineData("""{"sessionId":5}""", "resume.sessionId")]
    [InlineData("""{"sessionId":"a","lastSeq":-1}""", "resume.lastSeq")]
    [InlineData("""{"sessionId":"a","lastSeq":"1"}""", "resume.lastSeq")]
    public void A_bad_resume_is_told_by_its_field(string resume, string field)
    {
        var problem = Problem("", resume);
        Assert.Equal(("INVALID_FIELD", field), (problem.Code, problem.Field));
    }

    [Fact]
    public void A_resume_is_extended_and_may_choose_the_encoding()
    {
        var init = Parse("""{"audioEncoding":"binary"}""", """{"sessionId":"a","lastSeq":9}""").Message.Init!;
        Assert.Null(init.Settings);
        Assert.Equal(new ResumeRequest("a", 9), init.Resume);
        Assert.Equal((true, true), (init.Mode.Extended, init.Mode.BinaryAudio));
        Assert.Empty(init.Notices);
    }

    [Fact]
    public void A_resume_that_is_null_counts_as_absent() => Assert.NotNull(Valid("", "null").Settings);

    [Fact]
    public void What_a_one_way_model_has_no_use_for_is_told()
    {
        var init = Valid("""{"model":"one-way","targetLanguage":"en","voice":"puck","glossary":[{"term":"a","translation":"b"}]}""");
        Assert.Equal(
            [("FIELD_IGNORED", "config.voice"), ("FIELD_IGNORED", "config.glossary")],
            init.Notices.Select(notice => (notice.Code, notice.Field)));
        Assert.Empty(Valid("""{"model":"one-way","targetLanguage":"en","voice":null,"glossary":[]}""").Notices);
    }

    [Fact]
    public void Mutated_inits_are_told_and_never_thrown()
    {
        // Frames to a session that is open, as the socket's fuzzing sends them, never come as far as the settings.
        string[] seeds =
        [
            """{"type":"init","config":{"language":"ko","voice":"puck","glossary":[{"term":"a","translation":"b"}],"vad":{"threshold":500}},"resume":{"sessionId":"a","lastSeq":1}}""",
            """{"type":"init","mode":"chat","sessionId":12,"config":{"mode":"chat","sessionId":"550e8400-e29b-41d4-a716-446655440000"}}""",
        ];
        string[] pieces = ["\\ud800", "\\u0000", "null", "{}", "[]", "\"", ",", ":", "-1e999", "true", "config", "resume", "mode", "chat", "sessionId"];
        var parser = new ClientMessageParser(_parser);
        var random = new Random(7);
        var told = 0;
        for (var round = 0; round < 50_000; round++)
        {
            var text = seeds[round % seeds.Length];
            for (var mutation = random.Next(3); mutation >= 0; mutation--)
            {
                var at = random.Next(text.Length);
                text = text.Remove(at, random.Next(Math.Min(8, text.Length - at))).Insert(at, pieces[random.Next(pieces.Length)]);
            }

            told += parser.Parse(Encoding.UTF8.GetBytes(text), null).Problem is null ? 0 : 1;
        }

        Assert.InRange(told, 25_000, 49_999);
    }

    [Theory]
    [InlineData("", ",\"mode\":\"chat\"", null, null)]
    [InlineData("""{"mode":"chat"}""", "", null, null)]
    [InlineData("""{"mode":"interpretation","sessionId":3}""", ",\"mode\":\"chat\",\"sessionId\":12", 12L, null)]
    [InlineData("""{"mode":"chat","sessionId":"12"}""", ",\"mode\":null,\"sessionId\":null", 12L, null)]
    [InlineData("""{"sessionId":"550E8400-e29b-41d4-a716-446655440000"}""", ",\"mode\":\"chat\"", null, "550e8400-e29b-41d4-a716-446655440000")]
    public void A_chat_is_named_beside_config_or_in_it(string config, string beside, long? number, string? key)
    {
        var init = Parse(config, "", beside).Message.Init!;
        Assert.Equal(new ChatRequest(number, key is null ? null : Guid.Parse(key)), init.Chat);
        Assert.True(init.Mode.Extended);
        Assert.Empty(init.Notices);
    }

    [Theory]
    [InlineData(",\"mode\":\"talk\"", "mode")]
    [InlineData(",\"mode\":1", "mode")]
    [InlineData(",\"mode\":{\"\\ud800\":1}", "mode")]
    [InlineData(",\"mode\":\"\\ud800\"", "mode")]
    [InlineData(",\"mode\":\"chat\",\"sessionId\":0", "sessionId")]
    [InlineData(",\"mode\":\"chat\",\"sessionId\":-1", "sessionId")]
    [InlineData(",\"mode\":\"chat\",\"sessionId\":1.5", "sessionId")]
    [InlineData(",\"mode\":\"chat\",\"sessionId\":99999999999999999999", "sessionId")]
    [InlineData(",\"mode\":\"chat\",\"sessionId\":\"1 OR 1=1\"", "sessionId")]
    [InlineData(",\"mode\":\"chat\",\"sessionId\":\"\"", "sessionId")]
    [InlineData(",\"mode\":\"chat\",\"sessionId\":[12]", "sessionId")]
    public void A_chat_that_is_named_wrongly_is_told(string beside, string field)
    {
        var problem = Parse("", "", beside).Problem!;
        Assert.Equal(("INVALID_FIELD", field), (problem.Code, problem.Field));
    }

    [Fact]
    public void A_chat_takes_no_model_that_only_interprets_and_an_interpretation_no_chat_s_name()
    {
        Assert.Equal("config.model", Parse("""{"model":"one-way","targetLanguage":"ko"}""", "", ",\"mode\":\"chat\"").Problem!.Field);
        Assert.Equal([("FIELD_IGNORED", "sessionId")], Parse("", "", ",\"sessionId\":12").Message.Init!.Notices.Select(notice => (notice.Code, notice.Field)));
    }

    [Fact]
    public void Who_returns_may_say_that_it_is_a_chat()
    {
        var init = Parse("""{"mode":"chat"}""", """{"sessionId":"a"}""", ",\"mode\":\"chat\"").Message.Init!;
        Assert.NotNull(init.Chat);
        Assert.Empty(init.Notices);
    }

    private InitRequest Valid(string config, string resume = "")
    {
        var parsed = Parse(config, resume);
        Assert.Null(parsed.Problem);
        return parsed.Message.Init!;
    }

    private MessageProblem Problem(string config, string resume)
    {
        var problem = Parse(config, resume).Problem;
        Assert.NotNull(problem);
        return problem;
    }

    private ParsedMessage Parse(string config, string resume, string beside = "")
    {
        var message = "{\"type\":\"init\"" + Field("config", config) + Field("resume", resume) + beside + "}";
        Assert.True(MessageEnvelope.TryRead(Encoding.UTF8.GetBytes(message), out var envelope));
        return _parser.Parse(envelope);
    }

    private static string Field(string name, string json) => json.Length == 0 ? "" : $",\"{name}\":{json}";
}
