using System.Reflection;

var assembly = Assembly.GetExecutingAssembly();
var lacking = assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(entry => entry.Key == "Lacking").Value;
Console.Error.WriteLine(
    $"{assembly.GetName().Name} was built without {lacking}, which the package feed did not have. "
    + "Add a feed that has it (the public NuGet gallery does), run \"dotnet build -p:AskFeed=true\", and start this again. "
    + "The edition of one process needs none of it: dotnet run --project src/Standalone.");
return 1;
