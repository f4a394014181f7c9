using Interpreter.Core.Languages;

namespace Interpreter.Web.Http;

/// <summary>What a page needs to offer an interpretation.</summary>
/// <param name="Simulated">True: a simulator answers, not Gemini.</param>
/// <param name="Notice">A sentence to show beside the page's controls; null for none.</param>
/// <param name="Problem">Why sessions will fail; null while nothing is known to be wrong.</param>
/// <param name="Languages">The languages that may be paired.</param>
/// <param name="Voices">The voices, by name.</param>
/// <param name="Models">The models, the default first.</param>
/// <param name="Defaults">What a session has that asks for nothing.</param>
/// <param name="SignIn">True: whoever asks must sign in before a session can be opened.</param>
internal sealed record InterpreterInfo(
    bool Simulated,
    string? Notice,
    StatusProblem? Problem,
    IReadOnlyList<Language> Languages,
    IReadOnlyList<string> Voices,
    IReadOnlyList<ModelInfo> Models,
    DefaultsInfo Defaults,
    bool SignIn);
