using System.Text.Json;
using System.Text.Json.Serialization;

namespace Zhiheng.Registry.Reporting.Templates;

/// <summary>The files under <c>Data/templates</c>. Generated code keeps reflection out of the start of the program.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(Template))]
internal sealed partial class TemplateJson : JsonSerializerContext
{
    public static Template Read(Stream json) => JsonSerializer.Deserialize(json, Default.Template)
        ?? throw new InvalidOperationException("A template file holds null.");
}
