using System.Diagnostics.CodeAnalysis;

namespace Interpreter.Core.Upstream;

/// <summary>The models that sessions may name.</summary>
public interface IModelCatalog
{
    /// <summary>The model of a session that names none.</summary>
    ModelProfile Default { get; }

    /// <summary>All, the default first.</summary>
    IReadOnlyList<ModelProfile> All { get; }

    /// <summary>Finds a model by its id, with or without the prefix "models/".</summary>
    bool TryFind(string id, [NotNullWhen(true)] out ModelProfile? profile);
}
