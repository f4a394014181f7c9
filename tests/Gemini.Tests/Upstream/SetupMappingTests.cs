using System.Text;
using System.Text.Json.Nodes;
using Interpreter.Core.Upstream;
using Interpreter.Gemini.Live;
using Interpreter.Gemini.Live.Wire;
using Interpreter.Gemini.Models;
using Interpreter.Gemini.Upstream;

namespace Interpreter.Gemini.Tests.Upstream;

public sealed class SetupMappingTests
{
    [Fact]
    public void A_conversation_is_set_up_for_sound_with_transcripts_beside_the_generation_config() => AssertSetup(
        Setup(GeminiModels.DefaultId) with { SystemInstruction = "Interpret.", Voice = "Kore" },
        """
        {"model":"gemini-3.8-live",
         "generationConfig":{"responseModalities":["AUDIO"],"speechConfig":{"voiceConfig":{"prebuiltVoiceConfig":{"voiceName":"Kore"}}}},
         "systemInstruction":{"parts":[{"text":"Interpret."}]},
         "sessionResumption":{},
         "contextWindowCompression":{"triggerTokens":"25000","slidingWindow":{"targetTokens":"8000"}},
         "inputAudioTranscription":{},"outputAudioTranscription":{}}
        """);

    [Fact]
    public void Manual_activity_history_and_a_thinking_level_are_said() => AssertSetup(
        Setup("gemini-3.8-live-extended-thinking") with { AutomaticActivityDetection = false, History = [new HistoryTurn(false, "hi")] },
        """
        {"model":"gemini-3.8-live-extended-thinking",
         "generationConfig":{"responseModalities":["AUDIO"],"thinkingConfig":{"thinkingLevel":"LOW"}},
         "realtimeInputConfig":{"automaticActivityDetection":{"disabled":true}},
         "sessionResumption":{},
         "contextWindowCompression":{"triggerTokens":"25000","slidingWindow":{"targetTokens":"8000"}},
         "inputAudioTranscription":{},"outputAudioTranscription":{},
         "historyConfig":{"initialHistoryInClientContent":true}}
        """);

    [Fact]
    public void A_resumed_session_is_not_given_its_history_again()
    {
        var setup = Setup("gemini-2.5-flash-native-audio-preview-12-2025") with { ResumptionHandle = "h", History = [new HistoryTurn(false, "hi")] };

        AssertSetup(
            setup,
            """
            {"model":"gemini-2.5-flash-native-audio-preview-12-2025",
             "generationConfig":{"responseModalities":["AUDIO"],"thinkingConfig":{"thinkingBudget":0}},
             "sessionResumption":{"handle":"h"},
             "contextWindowCompression":{"triggerTokens":"25000","slidingWindow":{"targetTokens":"8000"}},
             "inputAudioTranscription":{},"outputAudioTranscription":{}}
            """);
        Assert.Null(SetupMapping.ToHistory(setup));
    }

    [Fact]
    public void A_one_way_model_gets_a_language_and_neither_instruction_nor_voice_nor_history() => AssertSetup(
        Setup("gemini-3.5-live-translate-preview") with { TargetLanguage = "ko", SystemInstruction = "x", Voice = "Kore", History = [new HistoryTurn(false, "hi")] },
        """
        {"model":"gemini-3.5-live-translate-preview",
         "generationConfig":{"responseModalities":["AUDIO"],"translationConfig":{"targetLanguageCode":"ko"}},
         "sessionResumption":{},
         "inputAudioTranscription":{},"outputAudioTranscription":{}}
        """);

    [Fact]
    public void What_a_model_does_not_take_is_refused_before_connecting()
    {
        Assert.Equal(UpstreamFailure.Argument, Assert.Throws<UpstreamException>(() => SetupMapping.ToLive(Setup("gemini-3.5-live-translate-preview"))).Kind);
        Assert.Equal(UpstreamFailure.Argument, Assert.Throws<UpstreamException>(() => SetupMapping.ToLive(Setup("gemini-3.5-live-translate-preview") with { TargetLanguage = "ko", AutomaticActivityDetection = false })).Kind);
    }

    [Fact]
    public void History_is_one_completed_clientContent()
    {
        var history = SetupMapping.ToHistory(Setup(GeminiModels.DefaultId) with { History = [new HistoryTurn(false, "안녕"), new HistoryTurn(true, "hello")] });

        Assert.Equal(
            """{"clientContent":{"turns":[{"role":"user","parts":[{"text":"안녕"}]},{"role":"model","parts":[{"text":"hello"}]}],"turnComplete":true}}""",
            Encoding.UTF8.GetString(InputSerializer.Serialize(new LiveInput.Turns(history!))));
    }

    private static UpstreamSetup Setup(string model)
    {
        Assert.True(new GeminiModels().TryFind(model, out var profile));
        return new UpstreamSetup { Model = profile };
    }

    private static void AssertSetup(UpstreamSetup setup, string expected)
    {
        var actual = JsonNode.Parse(InputSerializer.Serialize(SetupMapping.ToLive(setup)))!["setup"];

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), actual!.ToJsonString());
    }
}
