namespace Interpreter.Silo.Tests.Fixtures;

/// <summary>Keeps a text.</summary>
internal interface INoteGrain : IGrainWithGuidKey
{
    Task WriteAsync(string text);

    Task<string?> ReadAsync();

    Task ClearAsync();

    Task ForgetAsync();
}
