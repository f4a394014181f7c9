using System.Globalization;

namespace Interpreter.Storage.Migrations;

/// <summary>The scripts that this program holds, embedded as <c>DIALECT/NUMBER_NAME.sql</c>.</summary>
internal static class MigrationScripts
{
    public static IReadOnlyList<MigrationScript> Of(string dialect)
    {
        var assembly = typeof(MigrationScripts).Assembly;
        return [.. assembly.GetManifestResourceNames()
            .Select(resource => (Resource: resource, Path: resource.Replace('\\', '/')))
            .Where(file => file.Path.StartsWith($"{dialect}/", StringComparison.Ordinal))
            .OrderBy(file => file.Path, StringComparer.Ordinal)
            .Select(file => Read(file.Resource, Path.GetFileNameWithoutExtension(file.Path)))];

        MigrationScript Read(string resource, string name)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            return new MigrationScript(int.Parse(name.Split('_')[0], CultureInfo.InvariantCulture), name, reader.ReadToEnd());
        }
    }
}
