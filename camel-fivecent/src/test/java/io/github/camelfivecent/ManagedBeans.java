package io.github.camelfivecent;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.CamelContext;

/** What Camel shows of a context in JMX. */
public final class ManagedBeans {

    private ManagedBeans() {}

    /** The names and attributes of all of it. */
    public static List<String> of(CamelContext context) throws JMException {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        List<String> values = new ArrayList<>();
        Set<ObjectName> names = beans.queryNames(
                new ObjectName("org.apache.camel:context=" + context.getManagementName() + ",*"), null);
        for (ObjectName name : names) {
            values.add(name.toString());
            for (MBeanAttributeInfo attribute : beans.getMBeanInfo(name).getAttributes()) {
                if (attribute.isReadable()) {
                    values.add(name + " " + attribute.getName() + " " + read(beans, name, attribute));
                }
            }
        }
        return values;
    }

    private static String read(MBeanServer beans, ObjectName name, MBeanAttributeInfo attribute) {
        try {
            return String.valueOf(beans.getAttribute(name, attribute.getName()));
        } catch (JMException | RuntimeException e) {
            return e.toString();
        }
    }
}
