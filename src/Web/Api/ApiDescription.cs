using Microsoft.OpenApi;

namespace Zhiheng.Web.Api;

internal static class ApiDescription
{
    /// <summary>OpenAPI 3.1 at <c>/openapi/v1.json</c>, made from the endpoints themselves.</summary>
    public static void AddApiDescription(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "质衡 Zhiheng API",
                Version = "v1",
                Description = "Verify, search and report certificates. Every error is a problem document (RFC 9457) whose code names one refusal.",
                License = new OpenApiLicense { Name = "Apache-2.0", Identifier = "Apache-2.0" },
            };
            document.Servers?.Clear();
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
            document.Components.SecuritySchemes["apiKey"] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "The key of a certification body, for reports only.",
            };
            return Task.CompletedTask;
        });
    });
}
