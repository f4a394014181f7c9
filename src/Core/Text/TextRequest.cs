namespace Interpreter.Core.Text;

/// <summary>A conversation that awaits the model's turn.</summary>
public sealed record TextRequest
{
    /// <summary>The model's id; null for the default.</summary>
    public string? Model { get; init; }

    /// <summary>The number of the user on whose behalf, whose own key is used where there is one; null for nobody's.</summary>
    public long? OwnerId { get; init; }

    /// <summary>How the model shall behave; null for nothing in particular.</summary>
    public string? SystemInstruction { get; init; }

    /// <summary>The turns, oldest first; the last is the user's.</summary>
    public required IReadOnlyList<TextTurn> Turns { get; init; }

    /// <summary>The longest answer, in tokens; null for the model's own limit.</summary>
    public int? MaxOutputTokens { get; init; }

    /// <summary>Randomness, 0 to 2; null for the model's own.</summary>
    public double? Temperature { get; init; }

    /// <summary>A conversation of one turn.</summary>
    public static TextRequest Of(string prompt) => new() { Turns = [new TextTurn(FromModel: false, prompt)] };
}
