using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;
using Zhiheng.Platform.Keys;

namespace Zhiheng.Web;

/// <summary>Keys that protect cookies lie in the database, so that any web process can read what another one wrote.</summary>
internal sealed class ProtectionKeys(ProtectionKeyStore store) : IXmlRepository, IConfigureOptions<KeyManagementOptions>
{
    public void Configure(KeyManagementOptions options) => options.XmlRepository = this;

    public IReadOnlyCollection<XElement> GetAllElements() => [.. store.All().Select(XElement.Parse)];

    public void StoreElement(XElement element, string friendlyName)
        => store.Add(friendlyName, element.ToString(SaveOptions.DisableFormatting));
}
