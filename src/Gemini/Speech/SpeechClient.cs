using System.Runtime.CompilerServices;
using System.Text.Json;
using Interpreter.Core.Pricing;
using Interpreter.Core.Upstream;
using Interpreter.Gemini.Live.Messages;
using Interpreter.Gemini.Models;
using Interpreter.Gemini.Rest;
using Interpreter.Gemini.Text.Messages;

namespace Interpreter.Gemini.Speech;

/// <summary>Speaks a text. Safe for use by many at once.</summary>
/// <param name="channel">Sends the requests.</param>
public sealed class SpeechClient(RestChannel channel)
{
    private const string NoSpeech = "Gemini answered without speech.";

    /// <summary>Speaks a text, and waits for all of it.</summary>
    /// <exception cref="UpstreamException">Gemini could not be reached, refused, or gave no speech.</exception>
    public async Task<Utterance> SpeakAsync(SpeechRequest request, CancellationToken cancellationToken)
    {
        var said = await channel.SendAsync(ToRest(request, "generateContent"), ParseWhole, cancellationToken).ConfigureAwait(false);
        return new Utterance(said.Audio!, Measured(said.Usage));
    }

    /// <summary>Speaks a text bit by bit: the first may be heard while the rest is made.</summary>
    /// <exception cref="UpstreamException">As with <see cref="SpeakAsync"/>; also when the speech breaks off, which is never repeated.</exception>
    public async IAsyncEnumerable<Utterance> StreamAsync(SpeechRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rest = ToRest(request, "streamGenerateContent", "?alt=sse");
        UsageMetadata? usage = null;
        var spoke = false;
        try
        {
            await foreach (var chunk in channel.StreamAsync(rest, SpeechChunk.Parse, chunk => chunk.EndReason is not null, cancellationToken).ConfigureAwait(false))
            {
                usage = chunk.Usage ?? usage;
                if (chunk.Audio is { } audio)
                {
                    spoke = true;
                    yield return new Utterance(audio, Billing.Of(usage));
                }

                chunk.ThrowIfRefused();
            }
        }
        finally
        {
            // Speech that is stopped, or breaks off, is billed all the same.
            Measured(usage);
        }

        if (!spoke)
        {
            throw new UpstreamException(UpstreamFailure.Transient, NoSpeech);
        }
    }

    private RestRequest ToRest(SpeechRequest request, string method, string query = "")
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentException.ThrowIfNullOrWhiteSpace(request.Text);
        var endpoint = channel.Options.Endpoint;
        var body = new GenerateContentRequest
        {
            Contents = [Content.OfText("user", request.Text)],
            GenerationConfig = new TextGenerationConfig
            {
                ResponseModalities = ["AUDIO"],
                SpeechConfig = request.Voice is null ? null : new SpeechConfig { VoiceConfig = new VoiceConfig { PrebuiltVoiceConfig = new PrebuiltVoiceConfig(request.Voice) } },
            },
        };
        return new RestRequest(
            method,
            request.Model,
            HttpMethod.Post,
            endpoint.RestAddress($"{endpoint.ModelName(ModelNames.Checked(request.Model))}:{method}{query}"),
            JsonSerializer.SerializeToUtf8Bytes(body, RestJson.Wire.GenerateContentRequest));
    }

    // The models answer with nothing now and then: as a failure of the attempt it is asked for again.
    private static SpeechChunk ParseWhole(ReadOnlySpan<byte> utf8)
    {
        var chunk = SpeechChunk.Parse(utf8);
        if (chunk.Audio is null)
        {
            chunk.ThrowIfRefused();
            throw new UpstreamException(UpstreamFailure.Transient, NoSpeech, reason: chunk.EndReason);
        }

        return chunk;
    }

    private static BilledTokens Measured(UsageMetadata? usage)
    {
        var billed = Billing.Of(usage);
        GeminiDiagnostics.Used((int)(billed.InputText + billed.InputAudio + billed.InputImage), (int)(billed.OutputText + billed.OutputAudio));
        return billed;
    }
}
