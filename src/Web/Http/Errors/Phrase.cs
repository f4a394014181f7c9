namespace Interpreter.Web.Http.Errors;

/// <summary>A sentence in the languages of <see cref="Tongue"/>, with places for values: {0}.</summary>
internal sealed record Phrase(string English, string Korean, string Russian)
{
    /// <summary>Fills the places.</summary>
    public Complaint With(params object[] values) => new(this, values);
}
