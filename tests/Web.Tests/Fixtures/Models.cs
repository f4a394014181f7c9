using System.Diagnostics.CodeAnalysis;
using Interpreter.Core.Upstream;

namespace Interpreter.Web.Tests.Fixtures;

/// <summary>Two models: one both ways, one one-way.</summary>
internal sealed class Models : IModelCatalog
{
    public static Models Catalog { get; } = new();

    public ModelProfile Default => All[0];

    public IReadOnlyList<ModelProfile> All { get; } =
    [
        new() { Id = "two-way" },
        new() { Id = "one-way", OneWay = true, Deprecated = true },
    ];

    public bool TryFind(string id, [NotNullWhen(true)] out ModelProfile? profile)
    {
        profile = All.FirstOrDefault(model => id == model.Id || id == $"models/{model.Id}");
        return profile is not null;
    }
}
