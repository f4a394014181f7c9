using Interpreter.Core.Upstream;

namespace Interpreter.Gemini.Rest;

/// <summary>An answer that comes in chunks, standing on one of them.</summary>
internal sealed class ChunkStream<T> : IDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly ChunkReader _reader;
    private readonly ChunkParser<T> _parse;

    private ChunkStream(HttpResponseMessage response, ChunkReader reader, ChunkParser<T> parse)
    {
        _response = response;
        _reader = reader;
        _parse = parse;
    }

    /// <summary>The chunk.</summary>
    public T Current { get; private set; } = default!;

    /// <summary>Waits for the first chunk, and owns the response from then on.</summary>
    /// <exception cref="UpstreamException">There is none, or an error in its place.</exception>
    public static async ValueTask<ChunkStream<T>> OpenAsync(HttpResponseMessage response, ChunkParser<T> parse, int maxBytes, CancellationToken cancellationToken)
    {
        ChunkReader? reader = null;
        try
        {
            var isEvents = response.Content.Headers.ContentType?.MediaType == "text/event-stream";
            reader = new ChunkReader(await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false), isEvents, maxBytes);
            var chunks = new ChunkStream<T>(response, reader, parse);
            return await chunks.MoveNextAsync(cancellationToken).ConfigureAwait(false)
                ? chunks
                : throw new UpstreamException(UpstreamFailure.Transient, "Gemini's answer is empty.");
        }
        catch
        {
            reader?.Dispose();
            response.Dispose();
            throw;
        }
    }

    /// <summary>Moves to the next chunk.</summary>
    /// <returns>False at the end.</returns>
    public async ValueTask<bool> MoveNextAsync(CancellationToken cancellationToken)
    {
        if (!await _reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        Current = _parse(_reader.Chunk);
        return true;
    }

    public void Dispose()
    {
        _reader.Dispose();
        _response.Dispose();
    }
}
