using System.Text.Json.Serialization;

namespace Interpreter.Web.Pages.Settings;

/// <summary>A key to be tested.</summary>
/// <param name="ApiKey">The key.</param>
internal sealed record KeyTestRequest([property: JsonPropertyName("api_key")] string ApiKey)
{
    /// <summary>Never the key.</summary>
    public override string ToString() => nameof(KeyTestRequest);
}
