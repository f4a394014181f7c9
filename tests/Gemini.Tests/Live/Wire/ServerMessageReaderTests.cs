using System.Text.Json;
using System.Text;
using Interpreter.Core.Audio;
using Interpreter.Gemini.Live.Wire;
using Interpreter.Gemini.Live;
using Interpreter.Gemini.Tests.Server;
using Interpreter.Testing;

namespace Interpreter.Gemini.Tests.Live.Wire;

public sealed class ServerMessageReaderTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t")]
    [InlineData("{}")]
    [InlineData("""{"serverContent":{}}""")]
    [InlineData("""{"serverContent":null,"usageMetadata":null,"toolCall":null,"goAway":null}""")]
    [InlineData("""{"serverContent":{"modelTurn":null,"inputTranscription":null,"turnComplete":null,"interrupted":false}}""")]
    [InlineData("""{"serverContent":{"modelTurn":{"parts":[{"inlineData":{"mimeType":"audio/pcm;rate=24000","data":""}}]}}}""")]
    [InlineData("""{"serverContent":{"modelTurn":{"role":"model","parts":[{"text":""}]}}}""")]
    [InlineData("""{"newsOfTomorrow":{"deep":[1,{"setupComplete":{}}]},"serverContent":{"other":{"turnComplete":true},"modelTurn":{"parts":[{"hologram":{"text":"x"}}]}}}""")]
    public void A_message_that_says_nothing_yields_nothing(string json) => Assert.Empty(Read(json));

    [Theory]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("hello")]
    [InlineData("{")]
    [InlineData("{}{}")]
    [InlineData("""{"serverContent":[]}""")]
    [InlineData("""{"serverContent":{"modelTurn":{"parts":["x"]}}}""")]
    [InlineData("""{"serverContent":{"modelTurn":{"parts":[{"inlineData":{"mimeType":"audio/pcm","data":"%%%%"}}]}}}""")]
    [InlineData("""{"serverContent":{"modelTurn":{"parts":[{"inlineData":{"mimeType":"audio/pcm;rate=0","data":"AAAA"}}]}}}""")]
    [InlineData("""{"goAway":{"timeLeft":"soon"}}""")]
    [InlineData("""{"goAway":{"timeLeft":"99999999999999999999s"}}""")]
    [InlineData("""{"usageMetadata":{"totalTokenCount":"many"}}""")]
    public void What_is_not_of_the_protocol_is_a_json_exception(string json) => Assert.ThrowsAny<JsonException>(() => Read(json));

    [Fact]
    public void A_string_that_is_not_UTF8_is_a_json_exception()
    {
        byte[] message = [.. "{\"serverContent\":{\"modelTurn\":{\"parts\":[{\"text\":\""u8, 0xC3, 0x28, .. "\"}]}}}"u8];

        Assert.ThrowsAny<JsonException>(() => ServerMessageReader.Read(message, []));
    }

    [Fact]
    public void All_fields_and_all_parts_of_one_frame_are_told_in_order_and_ends_last()
    {
        var events = Read("""
            {
              "serverContent": {
                "turnComplete": true,
                "generationComplete": true,
                "turnCompleteReason": "NEED_MORE_INPUT",
                "interactionStatus": "IDLE",
                "inputTranscription": { "text": " hello", "languageCode": "en-US", "finished": true, "speakerLabel": "spk_1",
                  "words": [ { "word": "hello", "startOffset": "0.1s", "endOffset": "0.45s" } ] },
                "modelTurn": { "parts": [
                  { "text": "pondering", "thought": true },
                  { "text": "Yes" },
                  { "inlineData": { "mimeType": "audio/pcm;rate=24000", "data": "AQID BA==" } },
                  { "inlineData": { "data": "BQY=", "mimeType": "audio/pcm;rate=16000" } },
                  { "executableCode": { "language": "PYTHON", "code": "1" } }
                ] },
                "outputTranscription": {},
                "waitingForInput": true,
                "groundingMetadata": { "webSearchQueries": [ "q" ] },
                "interimInputTranscription": { "text": "he" },
                "interrupted": true
              },
              "usageMetadata": { "promptTokenCount": 515, "responseTokenCount": "31", "totalTokenCount": 546,
                "promptTokensDetails": [ { "modality": "AUDIO", "tokenCount": 515 } ], "turnToken": "x" }
            }
            """.Replace("AQID BA==", "AQIDBA==", StringComparison.Ordinal));

        Assert.Collection(
            events,
            next =>
            {
                var said = Assert.IsType<LiveEvent.InputTranscription>(next).Fragment;
                Assert.Equal((" hello", "en-US", true, "spk_1"), (said.Text, said.LanguageCode, said.Finished, said.SpeakerLabel));
                Assert.Equal(TimeSpan.FromSeconds(0.45), Assert.Single(said.Words!).EndOffset);
            },
            next => Assert.Equal(new LiveEvent.Text("pondering", true), next),
            next => Assert.Equal(new LiveEvent.Text("Yes", false), next),
            next => AssertAudio([1, 2, 3, 4], 24_000, next),
            next => AssertAudio([5, 6], 16_000, next),
            next => Assert.Equal("executableCode", Assert.IsType<LiveEvent.OtherPart>(next).Name),
            next => Assert.Null(Assert.IsType<LiveEvent.OutputTranscription>(next).Fragment.Text),
            next => Assert.IsType<LiveEvent.WaitingForInput>(next),
            next => Assert.Equal("groundingMetadata", Assert.IsType<LiveEvent.Sources>(next).Name),
            next => Assert.Equal("he", Assert.IsType<LiveEvent.InterimInputTranscription>(next).Guess.Text),
            next => Assert.IsType<LiveEvent.Interrupted>(next),
            next => Assert.IsType<LiveEvent.GenerationComplete>(next),
            next => Assert.Equal(new LiveEvent.InteractionStatus("IDLE", CompletesTurn: true), next),
            next =>
            {
                var usage = Assert.IsType<LiveEvent.Usage>(next).Message;
                Assert.Equal((515, 31, 546), (usage.PromptTokenCount, usage.ResponseTokenCount, usage.TotalTokenCount));
                Assert.Equal("AUDIO", Assert.Single(usage.PromptTokensDetails!).Modality);
            },
            next => Assert.Equal(new LiveEvent.TurnComplete("NEED_MORE_INPUT"), next));
    }

    [Fact]
    public void Messages_beside_content_are_read()
    {
        Assert.Equal("f162", Assert.IsType<LiveEvent.SetUp>(ReadOne("""{"setupComplete":{"sessionId":"f162"}}""")).Message.SessionId);
        Assert.Equal(TimeSpan.FromSeconds(50), Assert.IsType<LiveEvent.GoAway>(ReadOne("""{"goAway":{"timeLeft":"50s"}}""")).Message.TimeLeft);
        Assert.Null(Assert.IsType<LiveEvent.GoAway>(ReadOne("""{"goAway":{}}""")).Message.TimeLeft);
        Assert.Null(Assert.IsType<LiveEvent.Resumption>(ReadOne("""{"sessionResumptionUpdate":{}}""")).Message.Resumable);

        var update = Assert.IsType<LiveEvent.Resumption>(ReadOne("""{"sessionResumptionUpdate":{"newHandle":"Cih","resumable":true,"lastConsumedClientMessageIndex":"123"}}""")).Message;
        Assert.Equal(("Cih", true, 123), (update.NewHandle, update.Resumable, update.LastConsumedClientMessageIndex));
        Assert.Equal(7, Assert.IsType<LiveEvent.Resumption>(ReadOne("""{"sessionResumptionUpdate":{"lastConsumedClientMessageIndex":7}}""")).Message.LastConsumedClientMessageIndex);

        var call = Assert.Single(Assert.IsType<LiveEvent.ToolCall>(ReadOne("""{"toolCall":{"functionCalls":[{"name":"f","args":{"a":1},"id":"call-1"}]}}""")).Message.FunctionCalls);
        Assert.Equal(("call-1", "f", 1), (call.Id, call.Name, call.Args!.Value.GetProperty("a").GetInt32()));
        Assert.Equal(["call-1"], Assert.IsType<LiveEvent.ToolCallCancellation>(ReadOne("""{"toolCallCancellation":{"ids":["call-1"]}}""")).Message.Ids);

        var activity = Assert.IsType<LiveEvent.VoiceActivity>(ReadOne("""{"voiceActivity":{"type":"ACTIVITY_START","audioOffset":"1.5s"}}""")).Message;
        Assert.Equal(("ACTIVITY_START", TimeSpan.FromSeconds(1.5)), (activity.Type, activity.AudioOffset));
        Assert.Equal("ACTIVITY_END", Assert.IsType<LiveEvent.VoiceActivity>(ReadOne("""{"voiceActivityDetectionSignal":{"vadSignalType":"VAD_SIGNAL_TYPE_EOS"}}""")).Message.Type);

        var error = Assert.IsType<LiveEvent.Error>(ReadOne("""{"error":{"code":429,"message":"m","status":"RESOURCE_EXHAUSTED"}}""")).Message;
        Assert.Equal((429, "m", "RESOURCE_EXHAUSTED"), (error.Code, error.Message, error.Status));
    }

    [Theory]
    [InlineData("audio/pcm", 24_000)]
    [InlineData("audio/pcm;rate=24000", 24_000)]
    [InlineData("audio/pcm; rate=16000", 16_000)]
    [InlineData("AUDIO/PCM;RATE=48000;channels=1", 48_000)]
    [InlineData("audio/pcm;channels=1", 24_000)]
    [InlineData("audio/pcm;rate\\u003d16000", 16_000)]
    public void The_rate_comes_from_the_mime_type(string mimeType, int rate) =>
        AssertAudio([1, 2], rate, ReadOne("""{"serverContent":{"modelTurn":{"parts":[{"inlineData":{"mimeType":"TYPE","data":"AQI="}}]}}}""".Replace("TYPE", mimeType, StringComparison.Ordinal)));

    [Theory]
    [InlineData("-_-_", new byte[] { 0xfb, 0xff, 0xbf })]
    [InlineData("+/+/", new byte[] { 0xfb, 0xff, 0xbf })]
    [InlineData("\\u002b\\/+\\/", new byte[] { 0xfb, 0xff, 0xbf })]
    [InlineData("-_+/AQ", new byte[] { 0xfb, 0xff, 0xbf, 1 })]
    [InlineData("AQIDBA", new byte[] { 1, 2, 3, 4 })]
    [InlineData("AQIDBA\\u003d\\u003d", new byte[] { 1, 2, 3, 4 })]
    public void Both_alphabets_with_or_without_padding_and_escapes_are_decoded(string data, byte[] expected)
    {
        var media = ReadOne("""{"serverContent":{"modelTurn":{"parts":[{"inlineData":{"mimeType":"image/jpeg","data":"DATA"}}]}}}""".Replace("DATA", data, StringComparison.Ordinal));

        Assert.Equal(expected, Assert.IsType<LiveEvent.Media>(media).Blob.Data.ToArray());
    }

    [Fact]
    public void Half_a_sample_is_cut_off() =>
        AssertAudio([1, 2], 24_000, ReadOne("""{"serverContent":{"modelTurn":{"parts":[{"inlineData":{"data":"AQID"}}]}}}"""));

    [Fact]
    public void What_came_before_a_fault_is_kept_for_release()
    {
        List<LiveEvent> events = [];
        var message = """{"serverContent":{"modelTurn":{"parts":[{"inlineData":{"data":"AQI="}},7]}}}"""u8.ToArray();

        Assert.ThrowsAny<JsonException>(() => ServerMessageReader.Read(message, events));

        AssertAudio([1, 2], 24_000, Assert.Single(events));
    }

    [Fact]
    public void Reading_audio_allocates_nothing_that_grows_with_it()
    {
        var small = AudioMessage(1_000);
        var large = AudioMessage(200_000);

        Assert.Equal(Allocated(small), Allocated(large));
    }

    private static long Allocated(byte[] message)
    {
        List<LiveEvent> events = [];
        return Allocations.PerRun(() =>
        {
            ServerMessageReader.Read(message, events);
            ((LiveEvent.Audio)events[0]).Frame.Release();
            events.Clear();
        });
    }

    private static byte[] AudioMessage(int bytes) => Encoding.UTF8.GetBytes(
        """{"serverContent":{"modelTurn":{"parts":[{"inlineData":{"mimeType":"audio/pcm;rate=24000","data":"DATA"}}]}}}"""
            .Replace("DATA", Convert.ToBase64String(LiveClientFixture.Pcm(bytes)), StringComparison.Ordinal));

    private static LiveEvent ReadOne(string json) => Assert.Single(Read(json));

    private static List<LiveEvent> Read(string json)
    {
        List<LiveEvent> events = [];
        ServerMessageReader.Read(Encoding.UTF8.GetBytes(json), events);
        return events;
    }

    private static void AssertAudio(byte[] pcm, int rate, LiveEvent actual)
    {
        AudioFrame frame = Assert.IsType<LiveEvent.Audio>(actual).Frame;
        Assert.Equal(pcm, frame.Memory.ToArray());
        Assert.Equal(rate, frame.SampleRate);
        frame.Release();
    }
}
