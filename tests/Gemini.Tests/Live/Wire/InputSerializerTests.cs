using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Interpreter.Gemini.Live;
using Interpreter.Gemini.Live.Messages;
using Interpreter.Gemini.Live.Wire;

namespace Interpreter.Gemini.Tests.Live.Wire;

public sealed class InputSerializerTests
{
    public static TheoryData<LiveInput, string> Inputs { get; } = new()
    {
        { new LiveInput.Text("안녕 \"you\" <3"), """{"realtimeInput":{"text":"안녕 \"you\" <3"}}""" },
        { new LiveInput.Video(new Blob("image/jpeg", new byte[] { 0xfb, 0xff })), """{"realtimeInput":{"video":{"mimeType":"image/jpeg","data":"+/8="}}}""" },
        { new LiveInput.ActivityStart(), """{"realtimeInput":{"activityStart":{}}}""" },
        { new LiveInput.ActivityEnd(), """{"realtimeInput":{"activityEnd":{}}}""" },
        { new LiveInput.AudioStreamEnd(), """{"realtimeInput":{"audioStreamEnd":true}}""" },
        { new LiveInput.Turns(new ClientContent { TurnComplete = true }), """{"clientContent":{"turnComplete":true}}""" },
        {
            new LiveInput.Turns(new ClientContent { Turns = [Content.OfText("user", "Hello"), new Content { Role = "model", Parts = [new Part { FileData = new FileData("image/png", "files/1") }] }], TurnComplete = false }),
            """{"clientContent":{"turns":[{"role":"user","parts":[{"text":"Hello"}]},{"role":"model","parts":[{"fileData":{"mimeType":"image/png","fileUri":"files/1"}}]}],"turnComplete":false}}"""
        },
        {
            new LiveInput.ToolAnswers(new ToolResponse([new FunctionResponse { Id = "call-1", Name = "f", Response = JsonElement.Parse("""{"output":{}}"""), Scheduling = "WHEN_IDLE", WillContinue = false }])),
            """{"toolResponse":{"functionResponses":[{"id":"call-1","name":"f","response":{"output":{}},"scheduling":"WHEN_IDLE","willContinue":false}]}}"""
        },
    };

    [Theory]
    [MemberData(nameof(Inputs))]
    public void An_input_is_the_documented_message(LiveInput input, string json) =>
        Assert.Equal(json, Encoding.UTF8.GetString(InputSerializer.Serialize(input)));

    [Fact]
    public void What_a_setup_leaves_out_is_not_written() =>
        Assert.Equal("""{"setup":{"model":"models/m"}}""", Encoding.UTF8.GetString(InputSerializer.Serialize(new LiveSetup { Model = "models/m" })));

    [Fact]
    public void Every_field_of_a_setup_is_written_as_documented()
    {
        var setup = new LiveSetup
        {
            Model = "models/m",
            GenerationConfig = new GenerationConfig
            {
                ResponseModalities = ["AUDIO"], Temperature = 0.5f, TopP = 0.25f, TopK = 40, MaxOutputTokens = 8192, Seed = 1, CandidateCount = 1,
                PresencePenalty = 0, FrequencyPenalty = 0, MediaResolution = "MEDIA_RESOLUTION_LOW", EnableAffectiveDialog = true,
                SpeechConfig = new SpeechConfig { VoiceConfig = new VoiceConfig { PrebuiltVoiceConfig = new PrebuiltVoiceConfig("Kore") }, LanguageCode = "en-US" },
                ThinkingConfig = new ThinkingConfig { IncludeThoughts = false, ThinkingBudget = 0, ThinkingLevel = "LOW" },
                TranslationConfig = new TranslationConfig { TargetLanguageCode = "es", EchoTargetLanguage = false },
            },
            SystemInstruction = Content.OfText("user", "Interpret."),
            Tools =
            [
                new Tool { FunctionDeclarations = [new FunctionDeclaration { Name = "f", Description = "d", Behavior = "NON_BLOCKING", Parameters = JsonElement.Parse("""{"type":"OBJECT"}""") }] },
                new Tool { GoogleSearch = EmptyMessage.Instance },
            ],
            RealtimeInputConfig = new RealtimeInputConfig
            {
                AutomaticActivityDetection = new AutomaticActivityDetection { Disabled = false, StartOfSpeechSensitivity = "START_SENSITIVITY_HIGH", EndOfSpeechSensitivity = "END_SENSITIVITY_LOW", PrefixPaddingMs = 20, SilenceDurationMs = 500 },
                ActivityHandling = "START_OF_ACTIVITY_INTERRUPTS",
                TurnCoverage = "TURN_INCLUDES_ONLY_ACTIVITY",
            },
            SessionResumption = new SessionResumptionConfig { Handle = "h", Transparent = true },
            ContextWindowCompression = new ContextWindowCompressionConfig { TriggerTokens = 25_000, SlidingWindow = new SlidingWindow { TargetTokens = 8_000 } },
            InputAudioTranscription = new AudioTranscriptionConfig { LanguageCodes = ["en-US"], CustomVocabulary = ["Orleans"], WordTimestamp = false, Diarization = false, Mode = "VERBATIM" },
            OutputAudioTranscription = new AudioTranscriptionConfig(),
            Proactivity = new ProactivityConfig { ProactiveAudio = true },
            HistoryConfig = new HistoryConfig { InitialHistoryInClientContent = true },
            ExplicitVadSignal = true,
            AvatarConfig = new AvatarConfig { AvatarName = "a", CustomizedAvatar = new CustomizedAvatar("image/jpeg", new byte[] { 1 }), AudioBitrateBps = 1, VideoBitrateBps = 2 },
            SafetySettings = [new SafetySetting("HARM_CATEGORY_HARASSMENT", "BLOCK_NONE")],
            PrefixTurns = [Content.OfText("user", "p")],
        };

        var expected = JsonNode.Parse("""
            {"setup":{"model":"models/m",
              "generationConfig":{"responseModalities":["AUDIO"],"temperature":0.5,"topP":0.25,"topK":40,"maxOutputTokens":8192,"seed":1,
                "candidateCount":1,"presencePenalty":0,"frequencyPenalty":0,"mediaResolution":"MEDIA_RESOLUTION_LOW",
                "speechConfig":{"voiceConfig":{"prebuiltVoiceConfig":{"voiceName":"Kore"}},"languageCode":"en-US"},
                "thinkingConfig":{"includeThoughts":false,"thinkingBudget":0,"thinkingLevel":"LOW"},
                "enableAffectiveDialog":true,
                "translationConfig":{"targetLanguageCode":"es","echoTargetLanguage":false}},
              "systemInstruction":{"role":"user","parts":[{"text":"Interpret."}]},
              "tools":[{"functionDeclarations":[{"name":"f","description":"d","behavior":"NON_BLOCKING","parameters":{"type":"OBJECT"}}]},{"googleSearch":{}}],
              "realtimeInputConfig":{
                "automaticActivityDetection":{"disabled":false,"startOfSpeechSensitivity":"START_SENSITIVITY_HIGH","endOfSpeechSensitivity":"END_SENSITIVITY_LOW","prefixPaddingMs":20,"silenceDurationMs":500},
                "activityHandling":"START_OF_ACTIVITY_INTERRUPTS","turnCoverage":"TURN_INCLUDES_ONLY_ACTIVITY"},
              "sessionResumption":{"handle":"h","transparent":true},
              "contextWindowCompression":{"triggerTokens":"25000","slidingWindow":{"targetTokens":"8000"}},
              "inputAudioTranscription":{"languageCodes":["en-US"],"customVocabulary":["Orleans"],"wordTimestamp":false,"diarization":false,"mode":"VERBATIM"},
              "outputAudioTranscription":{},
              "proactivity":{"proactiveAudio":true},
              "historyConfig":{"initialHistoryInClientContent":true},
              "explicitVadSignal":true,
              "avatarConfig":{"avatarName":"a","customizedAvatar":{"imageMimeType":"image/jpeg","imageData":"AQ=="},"audioBitrateBps":1,"videoBitrateBps":2},
              "safetySettings":[{"category":"HARM_CATEGORY_HARASSMENT","threshold":"BLOCK_NONE"}],
              "prefixTurns":[{"role":"user","parts":[{"text":"p"}]}]}}
            """);

        var actual = JsonNode.Parse(InputSerializer.Serialize(setup));

        Assert.True(JsonNode.DeepEquals(expected, actual), actual!.ToJsonString());
    }
}
