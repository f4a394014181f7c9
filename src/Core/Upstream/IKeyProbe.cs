namespace Interpreter.Core.Upstream;

/// <summary>Tells whether the model's provider takes a key.</summary>
public interface IKeyProbe
{
    /// <summary>Asks the provider with a key.</summary>
    /// <param name="key">The key, as a person pastes it; any text.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Why it is refused, or could not be asked about; null where it is taken.</returns>
    Task<UpstreamException?> TestAsync(string key, CancellationToken cancellationToken);
}
