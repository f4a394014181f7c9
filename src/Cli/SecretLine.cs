using System.Text;

namespace Interpreter.Cli;

/// <summary>Reads a password from the keyboard.</summary>
internal static class SecretLine
{
    /// <summary>Reads up to Enter; shows nothing.</summary>
    public static string Read()
    {
        var typed = new StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                typed.Length = Math.Max(0, typed.Length - 1);
            }
            else if (!char.IsControl(key.KeyChar))
            {
                typed.Append(key.KeyChar);
            }
        }

        return typed.ToString();
    }
}
