namespace Interpreter.Web.Http;

/// <summary>A model that sessions may name.</summary>
/// <param name="Id">Its id, without "models/".</param>
/// <param name="OneWay">True: it interprets into one language only, which "init" must name.</param>
/// <param name="Deprecated">True: Google has deprecated it or shut it down.</param>
internal sealed record ModelInfo(string Id, bool OneWay, bool Deprecated);
