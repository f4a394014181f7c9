using System.Net;
using Interpreter.Web.Accounts;

namespace Interpreter.Hosting.Settings;

/// <summary>Reads the settings of accounts.</summary>
internal static class AccountSettings
{
    public static AccountOptions Read(SettingReader reader)
    {
        var defaults = new AccountOptions();
        const double Year = 365 * 24 * 60 * 60;
        return new()
        {
            Guests = reader.Flag(SettingNames.Guests, defaults.Guests),
            Registration = reader.Flag(SettingNames.Registration, defaults.Registration),
            TokenLifetime = reader.Seconds(SettingNames.TokenSeconds, defaults.TokenLifetime, 60, Year),
            NameFailures = reader.Integer(SettingNames.SignInFailures, defaults.NameFailures, 1, 1000),
            AddressFailures = reader.Integer(SettingNames.SignInAddressFailures, defaults.AddressFailures, 1, 1_000_000),
            LockFor = reader.Seconds(SettingNames.SignInLockSeconds, defaults.LockFor, 1, Year),
            RequestsPerMinute = reader.Integer(SettingNames.AuthRequestsPerMinute, defaults.RequestsPerMinute, 1, 1_000_000),
            Proxies = Proxies(reader),
        };
    }

    private static List<IPAddress> Proxies(SettingReader reader)
    {
        var proxies = new List<IPAddress>();
        foreach (var text in (reader.Text(SettingNames.TrustedProxies) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (IPAddress.TryParse(text, out var address))
            {
                proxies.Add(address);
            }
            else
            {
                reader.Fail(SettingNames.TrustedProxies, text, "give IP addresses, separated by commas");
            }
        }

        return proxies;
    }
}
