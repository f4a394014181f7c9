using System.Globalization;
using System.Reflection;

namespace Interpreter.Storage.Migrations;

/// <summary>The scripts that an assembly holds, embedded as <c>FOLDER/NUMBER_NAME.sql</c>.</summary>
internal static class MigrationScripts
{
    /// <summary>A store's own.</summary>
    public static IReadOnlyList<MigrationScript> Of(string dialect) => Of(typeof(MigrationScripts).Assembly, dialect);

    public static IReadOnlyList<MigrationScript> Of(Assembly assembly, string folder)
    {
        return [.. assembly.GetManifestResourceNames()
            .Select(resource => (Resource: resource, Path: resource.Replace('\\', '/')))
            .Where(file => file.Path.StartsWith($"{folder}/", StringComparison.Ordinal))
            .OrderBy(file => file.Path, StringComparer.Ordinal)
            .Select(file => Read(file.Resource, Path.GetFileNameWithoutExtension(file.Path)))];

        MigrationScript Read(string resource, string name)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            return new MigrationScript(int.Parse(name.Split('_')[0], CultureInfo.InvariantCulture), name, reader.ReadToEnd());
        }
    }
}
