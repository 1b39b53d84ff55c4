using Microsoft.AspNetCore.Mvc;
using Zhiheng.Platform.Accounts;
using Zhiheng.Platform.Audits;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry;

namespace Zhiheng.Web.SignedIn;

/// <summary>What signed-in pages need: accounts, powers, the audit log, forms that act once.</summary>
public static class SignedInPages
{
    /// <summary>Accounts and powers, as the command line needs them too.</summary>
    public static void AddAccounts(this IServiceCollection services, int? passwordIterations)
    {
        services.AddSingleton(_ => new Passwords(passwordIterations ?? Passwords.DefaultIterations));
        services.AddSingleton<AccountSecrets>();
        services.AddSingleton<AuditLog>();
        services.AddSingleton<AuditAnchoring>();
        services.AddSingleton<SignIn>();
        services.AddSingleton<Sessions>();
        services.AddSingleton<AccountOffice>();
        services.AddSingleton<GrantOffice>();
        services.AddSingleton<Invitations>();
        services.AddSingleton<FormStore>();
        foreach (var table in RegistryScope.Tables)
        {
            services.AddSingleton(table);
        }

        services.AddSingleton<Callers>();
    }

    public static void AddSignedInPages(this IServiceCollection services)
    {
        services.AddScoped<Visitor>();
        services.AddScoped<OnceFilter>();
        services.AddScoped<ForeignFormFilter>();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "zh-form";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.Configure<MvcOptions>(options =>
        {
            options.Filters.AddService<ForeignFormFilter>();
            options.Filters.AddService<OnceFilter>();
        });
    }
}
